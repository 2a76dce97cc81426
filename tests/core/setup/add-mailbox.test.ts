import { describe, expect, it } from "vitest";
import { openMailbox } from "../../../src/core/disconnection/open-mailbox.ts";
import { addMailbox } from "../../../src/core/setup/add-mailbox.ts";
import { discover, type LookUp } from "../../../src/io/mail/discover.ts";
import { addMailboxForm } from "../../../src/web/mailbox/add-mailbox-form.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMailbox, MONDAY, openWorld, type World } from "../world.ts";

function inputFor({ workspaceId, members, provider }: World, address: string, secret: string) {
  const server = {
    userName: address,
    smtp: { ...provider.smtp, security: "none" as const },
    imap: { ...provider.imap, security: "none" as const },
  };
  return { workspaceId, memberId: members.ann, ownerId: members.ben, address, secret, server };
}

describe("adding a mailbox", () =>
  onEachDatabase((database) => {
    it("proves both legs, finds its folders and seals its secret", async () => {
      await using world = await openWorld(database(), ["sales@ours.test"], ["new@ours.test"]);
      const { ctx } = world;
      const added = await addMailbox(ctx, inputFor(world, "new@ours.test", "first of new@ours.test"));
      if (added.kind !== "added") throw new Error(added.kind);

      const mailbox = await ctx.store.mailboxes.get(added.mailboxId);
      expect(mailbox).toEqual({
        ...aMailbox(world, "new@ours.test"),
        id: added.mailboxId,
        readFailing: null,
        purpose: "outreach",
        subject: null,
        tenant: null,
        folders: expect.objectContaining({ sent: "Sent", junk: "Spam" }),
        filesSentMs: null,
        state: { kind: "connected" },
        workedAt: { smtp: MONDAY, imap: MONDAY },
        readAt: null,
        minGapMs: 90_000,
      });
      expect(mailbox && (await openMailbox(ctx, mailbox, { probe: false }))?.secret).toEqual({
        kind: "password",
        password: "first of new@ours.test",
      });
      expect(await ctx.store.history.ofMailbox(added.mailboxId, 5)).toEqual([
        {
          kind: "mailbox-added",
          mailboxId: added.mailboxId,
          memberId: world.members.ann,
          data: {},
          at: MONDAY,
        },
      ]);
    });

    it("sends no password to servers of another domain that a record names, until a person has seen them", async () => {
      await using world = await openWorld(database(), [], ["new@ours.test"]);
      const target = (name: string, port: number) => [{ name, port, priority: 1, weight: 1 }];
      const records: LookUp = {
        resolveMx: async () => [],
        resolveSrv: async (name) => target(name.startsWith("_imap") ? "imap.evil.test" : "smtp.evil.test", 1),
      };
      const mail = { ...world.ctx.mail, discover: (address: string) => discover(address, records) };
      const ctx = { ...world.ctx, mail };
      const { server, ...found } = inputFor(world, "new@ours.test", "first of new@ours.test");
      expect(await addMailbox(ctx, found)).toMatchObject({
        kind: "servers-to-confirm",
        discovery: { server: { smtp: { host: "smtp.evil.test" }, imap: { host: "imap.evil.test" } } },
      });
      expect(await addMailbox(ctx, { ...found, server })).toMatchObject({ kind: "added" });

      const discovery = await mail.discover("new@ours.test");
      const form = { address: "new@ours.test", senderName: "Ben", server: discovery.server };
      const page = String(addMailboxForm(discovery, { kind: "fresh", form }));
      expect(page).toContain("<details open>");
      expect(page).toContain("The DNS records of ours.test name servers of another domain.");
      expect(page).toContain("smtp.evil.test");
    });

    it("takes a password of any letters", async () => {
      const password = 'pä55 wörd " \\ 密码 🔑';
      await using world = await openWorld(database(), [], ["new@ours.test"], password);
      expect(await addMailbox(world.ctx, inputFor(world, "new@ours.test", password))).toMatchObject({
        kind: "added",
      });
    });

    it("explains each leg that fails, and stores nothing", async () => {
      await using world = await openWorld(database(), [], ["new@ours.test"]);
      const refused = await addMailbox(world.ctx, inputFor(world, "new@ours.test", "not it"));
      const sentence = "127.0.0.1 does not accept this user name and password: check both and try again.";
      expect(refused).toMatchObject({ kind: "not-proven", smtp: { sentence }, imap: { sentence } });

      const input = inputFor(world, "new@ours.test", "first of new@ours.test");
      world.provider.breaks.setSmtpAuth("ours.test", false);
      expect(await addMailbox(world.ctx, input)).toMatchObject({
        kind: "not-proven",
        smtp: { sentence: expect.stringContaining("A security setting at 127.0.0.1") },
        imap: null,
      });
      expect(await world.ctx.store.mailboxes.list(world.workspaceId)).toEqual([]);
    });

    it("is done once for an address, in whatever case it is written", async () => {
      await using world = await openWorld(database(), ["sales@ours.test"]);
      const input = inputFor(world, " Sales@Ours.Test ", "first of sales@ours.test");
      expect(await addMailbox(world.ctx, input)).toEqual({
        kind: "already-there",
        address: "sales@ours.test",
      });
    });

    it("refuses what is no address, and an owner from elsewhere", async () => {
      await using world = await openWorld(database(), []);
      await using other = await openWorld(database(), []);
      expect(await addMailbox(world.ctx, inputFor(world, "sales at ours", "x"))).toEqual({
        kind: "not-an-address",
        given: "sales at ours",
      });
      const input = { ...inputFor(world, "new@ours.test", "x"), ownerId: other.members.ben };
      expect(await addMailbox(world.ctx, input)).toEqual({ kind: "no-such-owner" });
    });
  }));
