import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../src/bots/command/parse-command.ts";

const command = (command: object, share = false) => ({ kind: "command", command, share });

describe("what a person types after /unpause", () => {
  it.each([
    ["", { name: "help" }],
    ["  HELP! ", { name: "help" }],
    ["Status", { name: "status" }],
    ["mailboxes", { name: "mailboxes", page: 1 }],
    ["mailboxes 3", { name: "mailboxes", page: 3 }],
    ["campaigns -2", { name: "campaigns", page: 1 }],
    ["campaigns 99999999999999999999", { name: "campaigns", page: 100_000 }],
    ["why sales@ours.test", { name: "why", mailbox: "sales@ours.test" }],
    ["WHY Sales@Ours.test?", { name: "why", mailbox: "sales@ours.test" }],
    ["reconnect “sales@ours.test”", { name: "reconnect", mailbox: "sales@ours.test" }],
    ["reconnect\u00a0`sales@ours.test`", { name: "reconnect", mailbox: "sales@ours.test" }],
    ["fix *sales@ours.test*", { name: "reconnect", mailbox: "sales@ours.test" }],
    ["pause Spring", { name: "pause", campaign: "Spring" }],
    ["stop  „Spring   tour“", { name: "pause", campaign: "Spring tour" }],
    ["resume Jo's friends", { name: "resume", campaign: "Jo's friends" }],
    ["unpause _Spring_", { name: "resume", campaign: "Spring" }],
    ["/unpause status", { name: "status" }],
    ["why \u202asales@ours.test\u202c\u200b", { name: "why", mailbox: "sales@ours.test" }],
    ["why sales\u200b@ours.test", { name: "why", mailbox: "sales@ours.test" }],
    ["pause cafe\u0301", { name: "pause", campaign: "caf\u00e9" }],
    ["mailboxes page 2", { name: "mailboxes", page: 2 }],
  ])("%j is understood", (typed, understood) => {
    expect(parseCommand(typed)).toEqual(command(understood));
  });

  it("is answered for all to see where they ask for that", () => {
    expect(parseCommand("status share")).toEqual(command({ name: "status" }, true));
    expect(parseCommand("status, share!")).toEqual(command({ name: "status" }, true));
    expect(parseCommand("mailboxes 2 Share")).toEqual(command({ name: "mailboxes", page: 2 }, true));
    expect(parseCommand("why sales@ours.test share")).toEqual(
      command({ name: "why", mailbox: "sales@ours.test" }, true),
    );
  });

  it("is never shared where the answer is a personal link", () => {
    expect(parseCommand("reconnect sales@ours.test share")).toEqual(
      command({ name: "reconnect", mailbox: "sales@ours.test" }),
    );
  });

  it("is guessed at when it is mistyped", () => {
    const unknown = (word: string, meant: string | null, rest = "") => ({
      kind: "unknown",
      word,
      meant: meant === null ? null : { name: meant, rest },
    });
    expect(parseCommand("stauts")).toEqual(unknown("stauts", "status"));
    expect(parseCommand("mailboxs")).toEqual(unknown("mailboxs", "mailboxes"));
    expect(parseCommand("recon sales@ours.test")).toEqual(unknown("recon", "reconnect", "sales@ours.test"));
    expect(parseCommand("entirely different")).toEqual(unknown("entirely", null));
  });

  it("is asked about when something is missing", () => {
    expect(parseCommand("why")).toEqual({ kind: "incomplete", name: "why", lacks: "mailbox" });
    expect(parseCommand('pause ""')).toEqual({ kind: "incomplete", name: "pause", lacks: "campaign" });
  });

  it.each(["<#0|", "<mailto:", "<https://a", "'", "’ ", "&lt;"])(
    "is read to a length that no name has, in 400 KB of %j too",
    (bait) => {
      const parsed = parseCommand(`pause ${bait.repeat(400_000 / bait.length)}`);
      expect(JSON.stringify(parsed).length).toBeLessThan(25_000);
    },
  );
});
