import { beforeEach, describe, expect, it } from "vitest";
import type { Chats } from "../../../src/core/chat/chats.ts";
import type { Letter, LetterAnswer } from "../../../src/core/chat/operator.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { jobs } from "../../../src/kinds.ts";
import { storeMails } from "../../../src/support/inbox/store-mails.ts";
import { endOldProof } from "../../../src/support/sender-test/end-old-proof.ts";
import { testAgain } from "../../../src/support/sender-test/test-again.ts";
import { testSenders } from "../../../src/support/sender-test/test-senders.ts";
import type { SupportContext } from "../../../src/support/support-rooms.ts";
import { MONDAY, openWorld } from "../../core/world.ts";
import { onPostgres } from "../../setup/each-database.ts";
import { addInbox } from "../inbox/an-inbox.ts";

const MX = "mx.ours.test";
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const OWN = `Authentication-Results: ${MX}; dmarc=pass header.from=operator.test\r\n`;
const BORDER =
  "Received: from out.operator.test (out.operator.test [198.51.100.7]) by mx.ours.test with ESMTPS id 1\r\n";
const nowhere: Chats = { of: async () => [], at: async () => null };

/** A support inbox, the operator's mail server, and the mails that it was given. */
async function open(database: Database) {
  const world = await openWorld(database, [], ["support@ours.test"], "right");
  const inbox = await addInbox(world, { address: "support@ours.test", password: "right" });
  const letters: Letter[] = [];
  const server = { answer: { kind: "accepted" } as LetterAnswer };
  const send = async (letter: Letter) => {
    letters.push(letter);
    return server.answer;
  };
  const ctx: SupportContext = { ...world.ctx, operator: { letters: { send }, channel: null } };
  const { store } = ctx;
  let uid = 0;

  async function work(): Promise<void> {
    for (let next = world.woken.shift(); next !== undefined; next = world.woken.shift())
      await jobs[next.kind]?.work(ctx, next.id, nowhere);
  }
  async function take(raw: string, folder: "inbox" | "sent" | "spam" = "inbox"): Promise<void> {
    const mailbox = await store.mailboxes.get(inbox);
    if (mailbox === null) throw new Error("There is no inbox.");
    const bytes = Buffer.from(raw);
    const mail = {
      folder,
      kind: folder,
      uid: ++uid,
      internalDate: world.clock.time,
      raw: bytes,
      size: bytes.length,
    };
    await storeMails(ctx, mailbox, [mail], { uidValidity: 1n, cursor: null, unread: [] });
    await work();
  }
  const due = async () => (await store.senderTests.due(world.clock.time, 1_000)).includes(inbox);
  /** Asks for a test mail. @returns it */
  async function ask(): Promise<Letter> {
    await testSenders(ctx, inbox);
    await work();
    return letters.at(-1) ?? expect.fail("no test mail");
  }
  return {
    ...world,
    ctx,
    inbox,
    letters,
    server,
    work,
    take,
    ask,
    due,
    pass: (ms: number) => {
      world.clock.time = new Date(world.clock.time.getTime() + ms);
    },
    /** Brings the test to its end, by as many mails as it takes. @param top - the lines above the next mail */
    async prove(top?: () => string): Promise<void> {
      if (await due()) await ask();
      for (
        let test = await store.senderTests.get(inbox);
        test?.testId;
        test = await store.senderTests.get(inbox)
      )
        await take(arrived(letters.at(-1) ?? expect.fail("no test mail"), top?.()));
    },
    test: () => store.senderTests.get(inbox),
    proof: async () => (await store.supportInboxes.get(inbox))?.authserv ?? null,
    /** The server whose results count for mail that comes now. */
    counts: async () => (await store.intake.inbox(inbox))?.authserv ?? null,
    tickets: () => world.prisma.ticket.count({ where: { workspaceId: world.workspaceId } }),
  };
}

/** A test mail as a server brings it that strips what is planted in its name. @param top - the lines above it */
function arrived({ subject, text, messageId, headers = [] }: Letter, top = `${OWN}${BORDER}`): string {
  const kept = headers.filter(({ value }) => !value.toLowerCase().startsWith(MX));
  const planted = kept.map(({ name, value }) => `${name}: ${value}\r\n`).join("");
  return `${top}${planted}From: unpause@operator.test\r\nTo: support@ours.test\r\nSubject: ${subject}\r\nMessage-ID: <${messageId}>\r\nAuto-Submitted: auto-generated\r\n\r\n${text}`;
}

onPostgres((database) => {
  describe("the test of an inbox's server", () => {
    let world: Awaited<ReturnType<typeof open>>;
    beforeEach(async () => {
      world = await open(database());
      return () => world[Symbol.asyncDispose]();
    });

    it("plants results of a foreign server, of a likely one, and of none", async () => {
      const { headers = [] } = await world.ask();
      expect(headers.every(({ name }) => name === "Authentication-Results")).toBe(true);
      const servers = headers.map(({ value }) => value.split(/[ ;]/)[0] ?? "");
      expect(servers).toEqual(
        expect.arrayContaining([
          "ours.test",
          "OURS.TEST",
          expect.stringMatching(/^mx\..*\.invalid$/),
          "dmarc=pass",
        ]),
      );
    });

    it("sends one mail for one test, however often its handlers run", async () => {
      await Promise.all([testSenders(world.ctx, world.inbox), testSenders(world.ctx, world.inbox)]);
      await world.work();
      const items = await world.prisma.outboxItem.findMany({
        where: { kind: "send-sender-test", workspaceId: world.workspaceId },
      });
      expect(items).toHaveLength(1);
      expect(new Set(world.letters.map(({ messageId }) => messageId)).size).toBe(world.letters.length);
      expect(await world.due()).toBe(false);
    });

    it("asks for a second mail in the server's own name, and is proven by it", async () => {
      await world.take(arrived(await world.ask()));
      expect(await world.test()).toMatchObject({ planted: expect.arrayContaining([MX]) });
      await world.prove();
      expect(await world.test()).toMatchObject({ result: "proven", authserv: MX, resultAt: MONDAY });
      expect(await world.counts()).toBe(MX);
      expect(await world.tickets()).toBe(0);
      // The next one needs no second mail.
      world.pass(7 * DAY_MS);
      expect(await world.due()).toBe(true);
      const before = world.letters.length;
      await world.prove();
      expect(world.letters.length).toBe(before + 1);
    });

    it("takes each mail once: no copy, no old one and none for another inbox counts", async () => {
      const first = await world.ask();
      world.pass(25 * HOUR_MS);
      const second = await world.ask();
      expect(await world.test()).toMatchObject({ result: "not-arrived" });
      await world.take(arrived(first));
      expect(await world.test()).toMatchObject({
        result: "not-arrived",
        planted: expect.not.arrayContaining([MX]),
      });
      await world.take(arrived(second));
      await world.prove();
      expect(await world.proof()).toBe(MX);
      const nothing = arrived(world.letters.at(-1) ?? second, BORDER);
      await world.take(nothing);
      await world.take(`X-Again: yes\r\n${nothing}`);
      expect(await world.proof()).toBe(MX);
      expect(await world.tickets()).toBe(0);
    });

    it("takes no mail that a stranger made: it is a ticket as any other", async () => {
      await world.ask();
      const testId = (await world.test())?.testId;
      const forged = {
        subject: `Unpause tests the sender checks of this inbox (${testId}.${"0".repeat(32)})`,
      };
      await world.take(arrived({ ...(world.letters[0] as Letter), ...forged }));
      expect(await world.test()).toMatchObject({ testId, result: null });
      expect(await world.tickets()).toBe(1);
    });

    it.each(["Re: ", "Fwd: ", "Automatic reply: "])(
      "takes no %smail that answers or passes on a test mail",
      async (mark) => {
        const letter = await world.ask();
        await world.take(arrived({ ...letter, subject: `${mark}${letter.subject}` }));
        expect(await world.test()).toMatchObject({ result: null, planted: expect.not.arrayContaining([MX]) });
      },
    );

    it("takes a mail whose subject a gateway marked, also from spam, but not the copy in Sent", async () => {
      const letter = await world.ask();
      await world.take(arrived(letter), "sent");
      expect(await world.test()).toMatchObject({ planted: expect.not.arrayContaining([MX]) });
      await world.take(arrived({ ...letter, subject: `[EXTERNAL] ${letter.subject}` }), "spam");
      expect(await world.test()).toMatchObject({ planted: expect.arrayContaining([MX]) });
      expect(await world.tickets()).toBe(0);
    });

    it("is due again after a reconnect, and after the inbox was signed in anew", async () => {
      for (const kind of ["mailbox-reconnected", "mailbox-renewed"]) {
        await world.prove();
        expect(await world.due()).toBe(false);
        world.pass(1_000);
        await world.ctx.store.history.add(world.workspaceId, {
          kind,
          mailboxId: world.inbox,
          at: world.clock.time,
        });
        expect(await world.due()).toBe(true);
        world.pass(1_000);
        await world.ask();
        await world.take(arrived(world.letters.at(-1) as Letter));
      }
    });

    it("counts no more at another server, and is due there", async () => {
      await world.prove();
      const { prisma, inbox } = world;
      await prisma.mailbox.update({ where: { id: inbox }, data: { imapHost: "imap.elsewhere.test" } });
      expect(await world.counts()).toBeNull();
      expect(await world.due()).toBe(true);
      await world.ask();
      expect(await world.proof()).toBeNull();
    });

    it("takes a proof back that was not repeated for three weeks, and no younger one", async () => {
      await world.prove();
      world.pass(20 * DAY_MS);
      await endOldProof(world.ctx, world.inbox);
      expect(await world.proof()).toBe(MX);
      world.pass(3 * DAY_MS);
      expect(
        await world.ctx.store.supportInboxes.provenBefore(new Date(world.clock.time.getTime() - 22 * DAY_MS)),
      ).toContain(world.inbox);
      await endOldProof(world.ctx, world.inbox);
      expect(await world.proof()).toBeNull();
    });

    it("keeps a proof while nobody can send a test mail, says why, and tries the next day", async () => {
      await world.prove();
      world.pass(7 * DAY_MS);
      world.server.answer = { kind: "refused", why: "The operator's mail server refuses the letter." };
      await world.ask();
      expect(await world.test()).toMatchObject({
        result: "not-sent",
        why: expect.stringContaining("refuses"),
      });
      expect(await world.proof()).toBe(MX);
      expect(await world.due()).toBe(false);
      world.pass(DAY_MS);
      expect(await world.due()).toBe(true);
    });

    it("gives up on a server that writes another name each time", async () => {
      let mails = 0;
      await world.prove(() => `${OWN.replace(MX, `mx${mails++}.ours.test`)}${BORDER}`);
      expect(await world.test()).toMatchObject({ result: "name-varies" });
      expect(world.letters).toHaveLength(4);
      expect(await world.proof()).toBeNull();
    });

    it("is not made at Microsoft, nor while the inbox is lost", async () => {
      const { prisma, inbox } = world;
      await prisma.mailbox.update({ where: { id: inbox }, data: { provider: "microsoft" } });
      expect(await world.due()).toBe(false);
      await prisma.mailbox.update({
        where: { id: inbox },
        data: { provider: "generic", state: "disconnected" },
      });
      expect(await world.due()).toBe(false);
    });

    it("is repeated at once when an admin asks, and for nobody else", async () => {
      await world.prove();
      const who = async (id: string) => (await world.ctx.store.members.get(id)) ?? expect.fail("no member");
      const ben = await who(world.members.ben);
      expect(await testAgain(world.ctx, ben, world.inbox)).toEqual({ kind: "not-entitled" });
      expect(await world.due()).toBe(false);
      const ann = await who(world.members.ann);
      expect(await testAgain(world.ctx, ann, world.inbox)).toEqual({ kind: "tested" });
      await world.work();
      expect(await testAgain(world.ctx, ann, world.inbox)).toEqual({ kind: "under-way" });
      const elsewhere = { ...ann, workspaceId: world.inbox };
      expect(await testAgain(world.ctx, elsewhere, world.inbox)).toEqual({ kind: "no-such-inbox" });
    });
  });
});
