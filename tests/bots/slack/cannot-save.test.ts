import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onPglite } from "../../setup/each-database.ts";
import { alertedInSlack } from "./reconnect-from-chat.ts";
import { toldIn } from "./slack-workspace.ts";

const SENTENCE =
  "Unpause cannot save anything now, because its database refuses writes. Nothing was changed, and nothing is lost. Tell whoever runs Unpause, and try again when it works.";

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({
    channels: ["alerts"],
    people: { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" },
  });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => expect(slack.refused).toEqual([]));

onPglite((database) => {
  it("where nothing can be saved a press and a command are answered in a sentence, and work when it is mended", async () => {
    await using workspace = await alertedInSlack(database(), slack, "alerts");
    const { client, user, button, messages, channel, prisma } = workspace;
    const [message] = await messages();
    const take = async () =>
      toldIn(
        await client.press({ user: user("ben") }, button(message, "I'm on it"), {
          channel,
          ts: message?.ts ?? "",
        }),
      );
    const status = async () => toldIn(await client.command({ user: user("ben") }, "status", channel));
    await prisma.$executeRawUnsafe("SET default_transaction_read_only = on");
    try {
      expect((await take()).lines).toEqual([SENTENCE]);
      expect((await status()).lines).toEqual([SENTENCE]);
    } finally {
      await prisma.$executeRawUnsafe("SET default_transaction_read_only = off");
    }
    expect((await take()).lines[0]).not.toEqual(SENTENCE);
    expect((await status()).lines[0]).not.toEqual(SENTENCE);
  });
});
