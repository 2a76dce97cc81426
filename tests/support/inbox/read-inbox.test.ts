import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import { readInbox } from "../../../src/support/inbox/read-inbox.ts";
import { watchInboxes } from "../../../src/support/inbox/watch-inboxes.ts";
import { openRaw } from "../../../src/support/raw/open-raw.ts";
import type { SupportContext } from "../../../src/support/support-rooms.ts";
import { MONDAY, openWorld, type World } from "../../core/world.ts";
import { type MailHost, startMailHost } from "../../hosts/mail-host/mail-host.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { addInbox, storedOf } from "./an-inbox.ts";

const MB = 1024 * 1024;

describeWith("Postfix and Dovecot", "a support inbox at a real server", () => {
  let host: MailHost;
  let count = 0;
  beforeAll(async () => {
    host = await startMailHost({ filesSent: true });
    host.trust();
  });
  afterAll(() => host[Symbol.asyncDispose]());

  onEachDatabase((database) => {
    let world: World;
    let address: string;
    let inbox: string;
    beforeEach(async () => {
      world = await openWorld(database(), []);
      address = `support${++count}@ours.test`;
      await host.addMailbox(address, "right");
      inbox = await addInbox(world, {
        address,
        password: "right",
        server: {
          userName: address,
          smtp: { host: host.smtp.host, port: host.smtp.tlsPort, security: "tls" },
          imap: { host: host.imap.host, port: host.imap.tlsPort, security: "tls" },
        },
      });
    });
    afterEach(() => world[Symbol.asyncDispose]());

    const aMail = (subject: string, text = "It does not work.") =>
      `From: Lea <lea@customers.test>\r\nTo: ${address}\r\nSubject: ${subject}\r\nDate: Mon, 5 Jan 2026 09:00:00 +0000\r\nMessage-ID: <${subject}.${address}>\r\n\r\n${text}\r\n`;
    const deliver = (raw: string, folder?: "Junk") =>
      host.deliver(raw, { to: address, from: "lea@customers.test", ...(folder && { folder }) });
    const read = () => readInbox(world.ctx, inbox);
    const rawsOf = async () => {
      const stored = await storedOf(world, inbox);
      return Promise.all(stored.map(async ({ rawId }) => openRaw(world.ctx, rawId)));
    };

    it("stores mail as it came, from the inbox and from spam, and has it understood", async () => {
      await deliver(aMail("one"));
      await deliver(aMail("two"), "Junk");
      await read();
      const stored = await storedOf(world, inbox);
      expect(stored.map(({ folder, understoodAt }) => [folder, understoodAt])).toEqual([
        ["inbox", null],
        ["spam", null],
      ]);
      const [first, second] = (await rawsOf()).map((raw) => raw?.toString("latin1") ?? "");
      expect(first).toContain(aMail("one"));
      expect(second).toContain("Subject: two");
      expect(world.woken).toContainEqual({ kind: "understand-mail", id: inbox });
    });

    it("stores each place once, and the same bytes once", async () => {
      await deliver(aMail("one"));
      await read();
      await world.prisma.folderCursor.deleteMany({ where: { mailboxId: inbox } });
      await Promise.all([read(), read()]);
      expect(await storedOf(world, inbox)).toHaveLength(1);
      expect(await world.prisma.rawMail.count({ where: { workspaceId: world.workspaceId } })).toBe(1);
    });

    it("takes a mail of many parts whole, and goes on with the next", async () => {
      const large = aMail("large", `${"x".repeat(76)}\r\n`.repeat(70_000));
      await deliver(aMail("before"));
      await deliver(large);
      await deliver(aMail("after"));
      await read();
      const raws = await rawsOf();
      expect(raws.map((raw) => /Subject: (\w+)/.exec(raw?.toString("latin1") ?? "")?.[1])).toEqual([
        "before",
        "large",
        "after",
      ]);
      expect(raws[1]?.toString("latin1").endsWith(large)).toBe(true);
      const [, stored] = await storedOf(world, inbox);
      expect(stored?.raw.kept).toBe(stored?.raw.size);
      expect(stored?.raw.size).toBeGreaterThan(5 * MB);
    });

    it("stores a mail within ten seconds, since the server tells of it", async () => {
      const ctx: SupportContext = {
        ...world.ctx,
        wake: async (kind, id) => {
          if (kind === "read-inbox" && id === inbox) await readInbox(ctx, inbox);
        },
      };
      await using _ = watchInboxes(ctx, { watcher: "one", roundMs: 100 });
      const idles = async () => (await ctx.store.supportInboxes.get(inbox))?.idles;
      await vi.waitFor(async () => expect(await idles()).toBe(true), { timeout: 20_000 });
      await deliver(aMail("one"));
      await vi.waitFor(async () => expect(await storedOf(world, inbox)).toHaveLength(1), { timeout: 10_000 });
    });

    it("is not read as a mailbox of campaigns", async () => {
      await deliver(aMail("one"));
      await readMailbox(world.ctx, inbox);
      expect(await world.prisma.folderCursor.count({ where: { mailboxId: inbox } })).toBe(0);
      expect(await world.ctx.store.readings.claimDue("outreach", MONDAY, MONDAY, 500)).not.toContain(inbox);
      expect(await world.ctx.store.readings.claimDue("support", MONDAY, MONDAY, 500)).toContain(inbox);
    });

    it("is held where the sign-in is refused, and goes on where it stopped", async () => {
      await deliver(aMail("one"));
      await read();
      await host.changePassword(address, "another");
      await read();
      expect((await world.ctx.store.mailboxes.get(inbox))?.state).toMatchObject({ kind: "held" });
    });
  });
});
