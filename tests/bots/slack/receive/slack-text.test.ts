import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../../src/bots/command/parse-command.ts";
import { withoutMarkup, withoutMention } from "../../../../src/bots/slack/receive/slack-text.ts";

describe("what Slack makes of what a person types", () => {
  it.each([
    ["why <mailto:sales@ours.test|sales@ours.test>", { name: "why", mailbox: "sales@ours.test" }],
    ["why <mailto:sales@ours.test>", { name: "why", mailbox: "sales@ours.test" }],
    ["reconnect sales@<http://ours.test|ours.test>", { name: "reconnect", mailbox: "sales@ours.test" }],
    ['pause "Spring &amp; Summer"', { name: "pause", campaign: "Spring & Summer" }],
    ["why is <mailto:sales@ours.test|sales@ours.test> down?", { name: "why", mailbox: "sales@ours.test" }],
    ["why &lt;sales@ours.test&gt;", { name: "why", mailbox: "sales@ours.test" }],
    ["pause <http://acme.com|acme.com> launch", { name: "pause", campaign: "acme.com launch" }],
    ["pause <https://acme.com/spring>", { name: "pause", campaign: "https://acme.com/spring" }],
    ["pause <tel:+4930123|030 123>", { name: "pause", campaign: "030 123" }],
    ["pause <#C0123ABCD|spring>", { name: "pause", campaign: "#spring" }],
  ])("%j is understood", (typed, command) => {
    expect(parseCommand(withoutMarkup(typed))).toEqual({ kind: "command", command, share: false });
  });

  it("is read without the mention", () => {
    expect(parseCommand(withoutMention("<@U0123ABCD> status"))).toMatchObject({
      command: { name: "status" },
    });
    expect(withoutMention("<@U0123ABCD|unpause>why").trim()).toEqual("why");
  });

  it.each(["<#0|", "<mailto:", "<https://a", "<@U|", "<@U", "&lt;"])(
    "is read to a length, in 400 KB of %j too",
    (bait) => {
      const text = bait.repeat(400_000 / bait.length);
      expect(withoutMarkup(text).length).toBeLessThan(25_000);
      expect(withoutMention(text).length).toBeLessThan(25_000);
    },
  );
});
