import { describe, expect, it } from "vitest";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { issueReconnectLink } from "../../../src/core/reconnect/issue-reconnect-link.ts";
import { openReconnectLink } from "../../../src/core/reconnect/open-reconnect-link.ts";
import { reconnectMailbox } from "../../../src/core/reconnect/reconnect-mailbox.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { linkFor, lose, prove } from "../disconnection/lost-mailbox.ts";
import { MONDAY, openWorld } from "../world.ts";

const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);

describe("the link to reconnect a mailbox", () =>
  onEachDatabase((database) => {
    it("is given to its owner and to admins; others are told who can", async () => {
      await using world = await openWorld(database());
      const { incidentId, mailboxId } = await lose(world);
      const { ann, ben, cy } = world.members;
      const ask = (memberId: string) => issueReconnectLink(world.ctx, { memberId, incidentId, mailboxId });
      expect(await ask(ben)).toMatchObject({ kind: "issued", expiresAt: minutes(30) });
      expect(await ask(ann)).toMatchObject({ kind: "issued" });
      expect(await ask(cy)).toEqual({
        kind: "not-entitled",
        entitled: [
          {
            id: ben,
            workspaceId: world.workspaceId,
            name: "Ben",
            email: "ben@acme.test",
            role: "member",
            as: "owner",
            disclaims: false,
          },
          {
            id: ann,
            workspaceId: world.workspaceId,
            name: "Ann",
            email: "ann@acme.test",
            role: "admin",
            as: "admin",
            disclaims: false,
          },
        ],
      });
    });

    it("is given to a backup of the owner", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const { cy } = world.members;
      await database().prisma.mailboxBackup.create({ data: { mailboxId: lost.mailboxId, memberId: cy } });
      expect(await issueReconnectLink(world.ctx, { memberId: cy, ...lost })).toMatchObject({
        kind: "issued",
      });
    });

    it("is not given to an admin of another workspace", async () => {
      await using world = await openWorld(database());
      await using other = await openWorld(database());
      const { incidentId, mailboxId } = await lose(world);
      const memberId = other.members.ann;
      expect(await issueReconnectLink(world.ctx, { memberId, incidentId, mailboxId })).toEqual({
        kind: "unknown",
      });
    });

    it("keeps its token out of the database, and is not spent by being looked at", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const token = await linkFor(world, lost);
      expect(token).toMatch(/^[\w-]{43}$/);
      const stored = await database().prisma.reconnectLink.findMany({ where: { mailboxId: lost.mailboxId } });
      expect(Buffer.from(stored[0]?.tokenHash ?? []).toString("base64url")).not.toEqual(token);
      for (let look = 0; look < 3; look++) {
        expect(await openReconnectLink(world.ctx, token)).toMatchObject({
          kind: "open",
          mailbox: { address: "sales@ours.test" },
          incident: { id: lost.incidentId },
          member: { name: "Ben" },
        });
      }
      expect(await openReconnectLink(world.ctx, `${token}x`)).toEqual({ kind: "unknown" });
    });

    it("expires after half an hour", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const token = await linkFor(world, lost);
      world.clock.time = minutes(30);
      const { incidentId, address, password: secret } = lost;
      expect(await openReconnectLink(world.ctx, token)).toEqual({ kind: "expired", incidentId });
      const memberId = world.members.ben;
      expect(await reconnectMailbox(world.ctx, { token, memberId, address, secret })).toEqual({
        kind: "link-expired",
        incidentId,
      });
    });
  }));

describe("a reconnect", () =>
  onEachDatabase((database) => {
    it("says which leg is refused and why, and leaves the link good for another try", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const token = await linkFor(world, lost);
      const input = { token, memberId: world.members.ben, address: lost.address };

      expect(await reconnectMailbox(world.ctx, { ...input, secret: "not it" })).toMatchObject({
        kind: "still-refused",
        smtp: { kind: "failed", diagnosis: { cause: "password_changed" } },
        imap: { kind: "failed", diagnosis: { cause: "password_changed" } },
      });
      world.provider.breaks.setSmtpAuth("ours.test", false);
      expect(await reconnectMailbox(world.ctx, { ...input, secret: lost.password })).toMatchObject({
        kind: "still-refused",
        smtp: { kind: "failed", diagnosis: { cause: "security_policy" } },
        imap: { kind: "proven" },
      });
      world.provider.breaks.setSmtpAuth("ours.test", true);
      expect(await reconnectMailbox(world.ctx, { ...input, secret: lost.password })).toMatchObject({
        kind: "proven",
      });
    });

    it("with another mailbox's address or user name changes nothing and says so", async () => {
      await using world = await openWorld(database(), ["sales@ours.test", "boss@ours.test"]);
      const lost = await lose(world);
      const token = await linkFor(world, lost);
      const memberId = world.members.ben;
      const boss = "boss@ours.test";
      const refused = { kind: "other-mailbox", expected: "sales@ours.test", given: boss };
      const secret = `first of ${boss}`;

      expect(await reconnectMailbox(world.ctx, { token, memberId, address: boss, secret })).toEqual(refused);
      const mailbox = await world.ctx.store.mailboxes.get(lost.mailboxId);
      if (mailbox === null) throw new Error("gone");
      const server = { userName: boss, smtp: mailbox.smtp, imap: mailbox.imap };
      const { address } = lost;
      expect(await reconnectMailbox(world.ctx, { token, memberId, address, secret, server })).toEqual(
        refused,
      );
      expect(await world.ctx.store.mailboxes.get(lost.mailboxId)).toEqual(mailbox);
      expect(await openReconnectLink(world.ctx, token)).toMatchObject({ kind: "open" });
    });

    it("takes the address in any case", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const token = await linkFor(world, lost);
      const input = { token, memberId: world.members.ben, secret: lost.password };
      expect(await reconnectMailbox(world.ctx, { ...input, address: " Sales@Ours.Test" })).toMatchObject({
        kind: "proven",
      });
    });

    it("is only for the member whom the link was made for", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const token = await linkFor(world, lost);
      const { address, password: secret } = lost;
      const { ann } = world.members;
      expect(await reconnectMailbox(world.ctx, { token, memberId: ann, address, secret })).toMatchObject({
        kind: "not-yours",
        entitled: [{ name: "Ben" }, { name: "Ann" }],
      });
    });

    it("keeps what was proven sealed, spends the link, and changes nothing of the mailbox yet", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const { ctx } = world;
      const token = await linkFor(world, lost);
      const { address, password: secret } = lost;
      const result = await reconnectMailbox(ctx, { token, memberId: world.members.ben, address, secret });
      if (result.kind !== "proven") throw new Error(result.kind);

      const reconnect = await ctx.store.reconnects.get(result.reconnectId);
      expect(reconnect).toMatchObject({ state: "proven", folders: { sent: "Sent", junk: "Spam" } });
      expect(
        ctx.secrets.open(reconnect?.sealed ?? { keyId: "", sealed: new Uint8Array() }, lost.mailboxId),
      ).toEqual(secret);
      expect(await ctx.store.mailboxes.get(lost.mailboxId)).toMatchObject({
        state: { kind: "disconnected" },
      });
      expect(world.woken.map(({ kind }) => kind)).toEqual(["finish-reconnect", "deliver"]);
      expect(await openReconnectLink(ctx, token)).toMatchObject({
        kind: "spent",
        reconnect: { state: "proven" },
      });
    });

    it("of two people at once is made by one of them", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const { ann, ben } = world.members;
      const { address, password: secret } = lost;
      const tokens = [await linkFor(world, lost, ben), await linkFor(world, lost, ann)] as const;
      const results = await Promise.all([
        reconnectMailbox(world.ctx, { token: tokens[0], memberId: ben, address, secret }),
        reconnectMailbox(world.ctx, { token: tokens[1], memberId: ann, address, secret }),
      ]);
      expect(results.map(({ kind }) => kind).sort()).toEqual(["proven", "under-way"]);
      expect(await database().prisma.reconnect.count({ where: { mailboxId: lost.mailboxId } })).toEqual(1);
    });

    it("with one link pressed twice at once is made once", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const token = await linkFor(world, lost);
      const { address, password: secret } = lost;
      const press = () =>
        reconnectMailbox(world.ctx, { token, memberId: world.members.ben, address, secret });
      const results = await Promise.all([press(), press(), press()]);
      expect(results.map(({ kind }) => kind).sort()).toEqual(["proven", "under-way", "under-way"]);
    });

    it("is not needed twice: the links that are left say so", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const left = await linkFor(world, lost, world.members.ann);
      const reconnectId = await prove(world, lost);
      world.clock.time = minutes(5);
      await finishReconnect(world.ctx, reconnectId);
      expect(await openReconnectLink(world.ctx, left)).toEqual({
        kind: "solved",
        disconnectionId: lost.disconnectionId,
        by: expect.objectContaining({ name: "Ben" }),
        at: minutes(5),
      });
      const { incidentId, mailboxId } = lost;
      const memberId = world.members.ben;
      expect(await issueReconnectLink(world.ctx, { memberId, incidentId, mailboxId })).toEqual({
        kind: "solved",
      });
    });
  }));
