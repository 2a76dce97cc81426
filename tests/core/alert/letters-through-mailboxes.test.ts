import { type ParsedMail, simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { seeReached } from "../../../src/core/alert/see-reached.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { deliver } from "../../../src/core/outbox/deliver.ts";
import { changeSettings } from "../../../src/core/settings/change-settings.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { deliveries } from "../../../src/kinds.ts";
import type { MailboxSpec } from "../../../src/sandbox/mailbox-spec.ts";
import { endIncident, loseMailbox } from "../../bots/a-lost-mailbox.ts";
import { readMailbox } from "../../sandbox/mail-clients.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { MONDAY, openWorld, type World } from "../world.ts";

const ADDRESSES = ["sales@ours.test", "info@ours.test"];

/** A workspace that neither a chat nor a mail server of the operator's reaches. */
async function open(database: Database, addresses = ADDRESSES) {
  const world = await openWorld(database, addresses);
  const { ctx, clock, provider, woken, members } = world;
  const say = async () => {
    for (let round = 0; round < 4; round++) {
      for (const { id } of woken.splice(0).filter(({ kind }) => kind === "deliver"))
        await deliver(ctx, deliveries, chatsOf({}), id);
    }
  };
  return {
    ...world,
    say,
    async at(minutes: number) {
      clock.time = new Date(MONDAY.getTime() + minutes * 60_000);
      for (const id of await ctx.store.watches.unreached(clock.time, 100)) await seeReached(ctx, id);
      await say();
    },
    async choose(lettersThroughMailboxes: boolean) {
      const ann = await ctx.store.members.get(members.ann);
      const workspace = await ctx.store.members.workspace(world.workspaceId);
      if (ann === null || workspace === null) throw new Error("no workspace");
      const wished = { ...workspace, lettersThroughMailboxes };
      expect(await changeSettings(ctx, ann, wished)).toEqual({ kind: "saved" });
    },
    letters: () => provider.accepted().map(({ from, to }) => `${from} to ${to.join()}`),
  };
}

/** The one mail in its Sent folder, as its owner finds it there. */
const sentOf = (provider: World["provider"], address: MailboxSpec["address"]): Promise<ParsedMail> =>
  readMailbox(
    provider,
    { address, name: "Ben", password: `first of ${address}`, kind: "password" },
    async (client) => {
      await client.mailboxOpen("Sent");
      const mails = await client.fetchAll("1:*", { source: true });
      expect(mails).toHaveLength(1);
      return simpleParser(mails[0]?.source ?? "");
    },
  );

describe("where neither Slack nor SYSTEM_SMTP_URL is set", () =>
  onEachDatabase((database) => {
    it("no letter leaves through a mailbox until an admin chooses that", async () => {
      await using world = await open(database());
      await loseMailbox(world);
      await world.say();
      await world.at(5);
      await world.at(15);
      expect(world.letters()).toEqual([]);
    });

    it("a letter leaves through another mailbox within five minutes, counts in its day, and one more tells the end", async () => {
      await using world = await open(database());
      const { prisma, mailboxIds, letters } = world;
      await world.choose(true);
      const { incidentId } = await loseMailbox(world);
      await world.at(5);
      expect(letters()).toEqual(["info@ours.test to ben@acme.test"]);
      const carrier = await prisma.mailbox.findUniqueOrThrow({ where: { id: mailboxIds[1] ?? "" } });
      expect(carrier).toMatchObject({ sentCount: 1 });

      world.clock.time = new Date(MONDAY.getTime() + 20 * 60_000);
      await deliver(world.ctx, deliveries, chatsOf({}), await endIncident(world, incidentId));
      await world.say();
      expect(letters()).toEqual([
        "info@ours.test to ben@acme.test",
        expect.stringMatching(/ to ben@acme\.test$/),
      ]);
    });

    it("the letter says the cause and what to do, and its one address is a page that asks for sign-in", async () => {
      await using world = await open(database());
      await world.choose(true);
      const { incidentId } = await loseMailbox(world);
      await world.at(5);
      const { subject, headers, text = "" } = await sentOf(world.provider, "info@ours.test");
      expect(subject).toBe("sales@ours.test is disconnected: the password is no longer accepted");
      expect(headers.get("auto-submitted")).toBe("auto-generated");
      expect(text).toContain("1. Press Reconnect and enter the password the mailbox has now.");
      expect(text.match(/https?:\S+/g)).toEqual([`https://unpause.test/incidents/${incidentId}`]);
      expect(text).toContain("The page asks you to sign in.");
      expect(text).toContain("This mail came through the mailbox info@ours.test.");
    });

    it("a letter without a way out leaves when an admin chooses one, once", async () => {
      await using world = await open(database());
      await loseMailbox(world);
      await world.at(5);
      await world.choose(true);
      await world.say();
      await world.choose(true);
      await world.say();
      expect(world.letters()).toEqual(["info@ours.test to ben@acme.test"]);
      await world.choose(false);
      await world.at(60);
      expect(world.letters()).toHaveLength(1);
    });

    it("none leaves through a lost mailbox, though no other is there", async () => {
      await using world = await open(database(), ["sales@ours.test"]);
      await world.choose(true);
      await loseMailbox(world);
      await world.at(5);
      await world.at(15);
      expect(world.letters()).toEqual([]);
    });
  }));
