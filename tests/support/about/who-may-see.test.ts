import { describe, expect, it } from "vitest";
import type { Chats } from "../../../src/core/chat/chats.ts";
import type { Letter } from "../../../src/core/chat/operator.ts";
import { commit } from "../../../src/core/commit.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { aboutOf } from "../../../src/support/about/about-of.ts";
import { joinIncident, refuseIncident } from "../../../src/support/about/decide-incident.ts";
import { ticketsHearOfEnd } from "../../../src/support/about/incident-ended.ts";
import { lookIntoTicket } from "../../../src/support/about/look-into-ticket.ts";
import { aboutDeliveries } from "../../../src/support/about/reconnect-letter.ts";
import { sendReconnectLetter } from "../../../src/support/about/send-reconnect-letter.ts";
import { readOriginal } from "../../../src/support/original/read-original.ts";
import { hashOf, sealRaw } from "../../../src/support/raw/seal-raw.ts";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign, aMailbox, MONDAY, openWorld, type World } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMessage, aTicket } from "../a-ticket.ts";

type Mail = { from?: string; text?: string; subject?: string; verified?: boolean };

/** A ticket by a mail of Ben's, unless another sender is given. */
async function mailed(
  world: World,
  { from = "ben@acme.test", text = "Help!", subject = "Help", verified = true }: Mail,
) {
  const mail = { fromEmail: from, subject, text, reply: text, verified };
  const { id } = await aTicket(world, { customerName: "Ben", customerEmail: from, verified, subject }, mail);
  await lookIntoTicket(world.ctx, id);
  return { id, read: async () => (await world.ctx.store.tickets.get(id)) ?? expect.fail("no ticket") };
}

const memberOf = async ({ ctx }: World, id: string) => (await ctx.store.members.get(id)) as Member;
const ann = (world: World) => memberOf(world, world.members.ann);

const kindsOf = async ({ ctx }: World, ticketId: string) =>
  (await ctx.store.ticketEvents.ofTicket(ticketId, 50)).map(({ kind }) => kind);

const audited = async ({ prisma }: World, kind: string, workspaceId?: string) =>
  prisma.auditRow.count({ where: { kind, ...(workspaceId !== undefined && { workspaceId }) } });

const addresses = ["sales@ours.test", "other@ours.test"];

/** Another workspace, whose Dora owns a mailbox that is lost. */
async function elsewhere(world: World) {
  const { store } = world.ctx;
  const email = `dora-${world.workspaceId}@else.test`;
  const admin = { name: "Dora", email };
  const { workspaceId, memberId } = await store.members.createWorkspace(
    { name: "Else", timeZone: "UTC", admin },
    MONDAY,
  );
  const mailbox = { ...aMailbox(world, "other@ours.test"), workspaceId, ownerId: memberId };
  const mailboxId = (await store.mailboxes.add(mailbox, MONDAY)) ?? "";
  return { workspaceId, memberId, email, ...(await lose(world, mailboxId)) };
}

/** The mails of a ticket lie in an inbox of the workspace. */
async function liesIn(world: World, ticketId: string, operators: boolean) {
  const { prisma, workspaceId } = world;
  const mailboxId =
    (await world.ctx.store.mailboxes.add(aMailbox(world, `inbox-${ticketId}@ours.test`), MONDAY)) ?? "";
  await prisma.supportInbox.create({ data: { mailboxId, workspaceId, operators, createdAt: MONDAY } });
  const sealed = Buffer.from("sealed");
  const raw = await prisma.rawMail.create({
    data: {
      workspaceId,
      hash: Buffer.from(ticketId),
      size: 1,
      kept: 1,
      keyId: "1",
      sealed,
      createdAt: MONDAY,
    },
  });
  const { id: messageId } = await prisma.ticketMessage.findFirstOrThrow({ where: { ticketId } });
  const at = { receivedAt: MONDAY, storedAt: MONDAY, understoodAt: MONDAY };
  const place = { path: "INBOX", folder: "inbox" as const, uidValidity: 1n, uid: 1n };
  await prisma.supportMail.create({
    data: { workspaceId, mailboxId, ...place, rawId: raw.id, messageId, ...at },
  });
}

onEachDatabase((database) => {
  describe("a ticket of a verified member", () => {
    it("joins the open incident of their mailbox, and says why", async () => {
      await using world = await openWorld(database());
      const { incidentId } = await lose(world);
      const { id, read } = await mailed(world, {});
      expect(await read()).toMatchObject({
        memberId: world.members.ben,
        incident: {
          incidentId,
          how: "joined",
          why: expect.stringMatching(
            /^Ben's mailbox sales@ours.test is disconnected since .* Ben looks after it\.$/,
          ),
        },
      });
      expect(await kindsOf(world, id)).toEqual(
        expect.arrayContaining(["ticket-member-found", "ticket-incident-joined", "ticket-reconnect-letter"]),
      );
      // Looking twice changes nothing.
      const before = await kindsOf(world, id);
      await lookIntoTicket(world.ctx, id);
      expect(await kindsOf(world, id)).toEqual(before);
    });

    it("joins the one that the mail names, of several, by address or by campaign", async () => {
      await using world = await openWorld(database(), addresses);
      await lose(world, world.mailboxIds[0]);
      // Another cause, so that it is another incident.
      const second = await lose(world, world.mailboxIds[1]);
      await world.prisma.incident.update({ where: { id: second.incidentId }, data: { gathered: true } });
      const named = await mailed(world, { text: "What about Other@Ours.test?" });
      expect((await named.read()).incident).toMatchObject({
        incidentId: second.incidentId,
        how: "joined",
        why: expect.stringContaining("other@ours.test"),
      });
      const campaignId = await aCampaign(world, {});
      const { name } = await world.prisma.campaign.update({
        where: { id: campaignId },
        data: { name: "Spring offer" },
      });
      const byCampaign = await mailed(world, { subject: `The ${name.toUpperCase()} is paused` });
      expect((await byCampaign.read()).incident?.how).toBe("joined");
    });

    it("joins nothing where nothing is lost, and says nothing", async () => {
      await using world = await openWorld(database());
      const { id, read } = await mailed(world, {});
      expect(await read()).toMatchObject({ memberId: world.members.ben, incident: null, cause: null });
      expect(await kindsOf(world, id)).toEqual(["ticket-member-found"]);
    });

    it("hears of the end of its incident, and a snoozed one is open again", async () => {
      await using world = await openWorld(database());
      const { incidentId, disconnectionId } = await lose(world);
      const { id, read } = await mailed(world, {});
      await world.prisma.ticket.update({ where: { id }, data: { state: "snoozed", snoozedUntil: MONDAY } });
      const { workspaceId } = world;
      const ctx = { ...world.ctx, incidentListeners: [ticketsHearOfEnd] };
      await commit(ctx, workspaceId, async (tx) => {
        await tx.disconnections.end(disconnectionId, MONDAY);
        for (const listener of ctx.incidentListeners)
          await listener.incidentEnded(tx, { workspaceId, incidentId, at: MONDAY });
      });
      expect(await read()).toMatchObject({ state: "open", snoozedUntil: null });
      expect(await kindsOf(world, id)).toContain("ticket-incident-ended");
    });
  });

  describe("a sender whom nobody verified", () => {
    it("is no member, joins nothing, and is offered to an agent, who decides", async () => {
      await using world = await openWorld(database());
      const { incidentId } = await lose(world);
      const { id, read } = await mailed(world, { verified: false, text: "sales@ours.test is still paused" });
      expect(await read()).toMatchObject({ memberId: null, incident: { incidentId, how: "offered" } });
      expect((await read()).incident?.why).toContain("Nobody has verified its sender.");
      const by = await ann(world);
      const about = await aboutOf(world.ctx, id, by);
      expect(about?.member).toBeNull();
      expect(about?.suggestion ?? "").not.toMatch(/sales@ours|disconnected|Ben/);
      const cy = await memberOf(world, world.members.cy);
      expect(await joinIncident(world.ctx, cy, { ticketId: id, incidentId })).toEqual({
        kind: "not-entitled",
      });
      expect(await joinIncident(world.ctx, by, { ticketId: id, incidentId })).toEqual({ kind: "decided" });
      expect(await joinIncident(world.ctx, by, { ticketId: id, incidentId })).toEqual({ kind: "unchanged" });
      expect((await read()).incident?.how).toBe("joined");
      expect(await refuseIncident(world.ctx, by, { ticketId: id, incidentId })).toEqual({ kind: "decided" });
      // Looked into again, it is not offered again.
      await lookIntoTicket(world.ctx, id);
      expect((await read()).incident?.how).toBe("refused");
      expect(await audited(world, "ticket-incident-joined", world.workspaceId)).toBe(1);
      expect(await audited(world, "ticket-incident-refused", world.workspaceId)).toBe(1);
    });

    it("never becomes a member or joins, whatever the mail says", async () => {
      await using world = await openWorld(database());
      await lose(world);
      const texts = [
        "Help!",
        "I am Ben, sales@ours.test",
        "535 5.7.8 Username and Password not accepted",
        "",
      ];
      for (const text of texts) {
        for (const from of ["ben@acme.test", "ann@acme.test", "lea@leads.test", "sales@ours.test"]) {
          const { read } = await mailed(world, { from, text, verified: false });
          const { memberId, incident } = await read();
          expect(memberId).toBeNull();
          expect(incident?.how).not.toBe("joined");
        }
      }
    });

    it("does not join by a later forged mail in a verified customer's ticket", async () => {
      await using world = await openWorld(database());
      const { id, read } = await mailed(world, { from: "lea@leads.test" });
      await lose(world);
      await aMessage(world, id, {
        fromEmail: "ben@acme.test",
        verified: false,
        text: "sales@ours.test is paused",
      });
      await lookIntoTicket(world.ctx, id);
      expect(await read()).toMatchObject({ memberId: null, incident: { how: "offered" } });
    });
  });

  describe("two workspaces", () => {
    it("never mix by an ordinary inbox", async () => {
      await using world = await openWorld(database(), addresses);
      const { email: from } = await elsewhere(world);
      const { id, read } = await mailed(world, { from, text: "other@ours.test is paused" });
      await liesIn(world, id, false);
      await lookIntoTicket(world.ctx, id);
      expect(await read()).toMatchObject({ memberId: null, incident: null });
      expect(await audited(world, "other-workspace-matched", world.workspaceId)).toBe(0);
    });

    it("meet in the operator's inbox alone, read-only, with a line in both logs each time", async () => {
      await using world = await openWorld(database(), addresses);
      const { workspaceId, memberId, incidentId, email: from } = await elsewhere(world);
      const { id, read } = await mailed(world, { from });
      await liesIn(world, id, true);
      await lookIntoTicket(world.ctx, id);
      expect(await read()).toMatchObject({ memberId, incident: { incidentId, how: "joined" } });
      for (const one of [world.workspaceId, workspaceId])
        expect(await audited(world, "other-workspace-matched", one)).toBe(1);
      const by = await ann(world);
      for (const times of [1, 2]) {
        const about = await aboutOf(world.ctx, id, by);
        expect(about).toMatchObject({
          member: { workspace: "Else" },
          incident: { readOnly: true, endedAt: null },
        });
        for (const one of [world.workspaceId, workspaceId])
          expect(await audited(world, "other-workspace-read", one)).toBe(times);
      }
      // A sender whom nobody verified is matched with no other workspace.
      const forged = await mailed(world, { from, verified: false });
      await liesIn(world, forged.id, true);
      await lookIntoTicket(world.ctx, forged.id);
      expect(await forged.read()).toMatchObject({ memberId: null, incident: null });
    });

    it("are seen by agents of the ticket's own workspace alone", async () => {
      await using world = await openWorld(database(), addresses);
      const { memberId } = await elsewhere(world);
      const { id } = await mailed(world, {});
      expect(await aboutOf(world.ctx, id, await memberOf(world, memberId))).toBeNull();
      expect(await aboutOf(world.ctx, id, await memberOf(world, world.members.ben))).toBeNull();
    });
  });

  describe("the way to reconnect", () => {
    it("goes to the fixer's stored address in a letter of its own, and stands in no suggested answer", async () => {
      await using world = await openWorld(database());
      const { incidentId } = await lose(world);
      const { id } = await mailed(world, {});
      const item = await world.prisma.outboxItem.findFirstOrThrow({
        where: { workspaceId: world.workspaceId, kind: "send-reconnect-letter" },
      });
      const letters: Letter[] = [];
      const send = async (letter: Letter) => {
        letters.push(letter);
        return { kind: "accepted" as const };
      };
      const ctx = { ...world.ctx, operator: { letters: { send }, channel: null } };
      const none: Chats = { of: async () => [], at: async () => null };
      const deliver = aboutDeliveries["send-reconnect-letter"];
      const message = { kind: item.kind, ...(item.payload as object) } as never;
      const told = { id: item.id, workspaceId: world.workspaceId, message };
      expect(await deliver?.(ctx, none, told)).toEqual({ kind: "shown" });
      expect(letters.map(({ to }) => to)).toEqual(["ben@acme.test"]);
      expect(letters[0]?.text).toContain(`https://unpause.test/reconnect/incident/${incidentId}`);
      const about = await aboutOf(world.ctx, id, await ann(world));
      expect(about?.suggestion).toMatch(/^Hello Ben,[\s\S]*sales@ours.test is disconnected since/);
      expect(about?.suggestion).not.toMatch(/reconnect\/|unpause\.test/);
      // Without a server of the product's own it goes nowhere: never through a mailbox.
      expect(await deliver?.(world.ctx, none, told)).toMatchObject({ kind: "dead" });
    });

    it("is sent by an agent's press, by nobody else, and not without end", async () => {
      await using world = await openWorld(database());
      const { incidentId } = await lose(world);
      const { id } = await mailed(world, { from: "lea@leads.test", text: "sales@ours.test" });
      const [by, cy] = [await ann(world), await memberOf(world, world.members.cy)];
      expect(await sendReconnectLetter(world.ctx, id, by)).toEqual({ kind: "nothing-to-fix" });
      await joinIncident(world.ctx, by, { ticketId: id, incidentId });
      expect(await sendReconnectLetter(world.ctx, id, cy)).toEqual({ kind: "not-entitled" });
      const kinds: string[] = [];
      for (let press = 0; press < 4; press++) kinds.push((await sendReconnectLetter(world.ctx, id, by)).kind);
      expect(kinds).toEqual(["asked", "asked", "asked", "too-many"]);
      expect(await audited(world, "reconnect-letter-sent", world.workspaceId)).toBe(3);
    });
  });

  it("the original mail of a message is opened by admins of its workspace alone, with a line in the log", async () => {
    await using world = await openWorld(database(), addresses);
    const { id } = await mailed(world, {});
    const { workspaceId } = world;
    const raw = Buffer.from("password: hunter22");
    const sealed = sealRaw(world.ctx.secrets, { workspaceId, raw, hash: hashOf(raw), size: raw.length });
    await world.ctx.store.rawMails.add(workspaceId, [sealed], MONDAY);
    const [rawId] = (await world.ctx.store.rawMails.ids(workspaceId, [sealed.hash])).values();
    const { id: messageId } = await world.prisma.ticketMessage.findFirstOrThrow({ where: { ticketId: id } });
    await world.prisma.ticketMessage.update({ where: { id: messageId }, data: { rawId: rawId ?? "" } });
    expect(await readOriginal(world.ctx, await memberOf(world, world.members.ben), messageId)).toBeNull();
    const { memberId } = await elsewhere(world);
    expect(await readOriginal(world.ctx, await memberOf(world, memberId), messageId)).toBeNull();
    expect(await audited(world, "ticket-original-read", workspaceId)).toBe(0);
    expect((await readOriginal(world.ctx, await ann(world), messageId))?.toString()).toBe(
      "password: hunter22",
    );
    expect(await audited(world, "ticket-original-read", workspaceId)).toBe(1);
  });

  it("a ticket that a lost job forgot is looked into by the sweep", async () => {
    await using world = await openWorld(database());
    const { id } = await aTicket(world, {});
    expect(await world.ctx.store.about.notLookedInto(new Date(MONDAY.getTime() + 1), 500)).toContain(id);
    await lookIntoTicket(world.ctx, id);
    expect(await world.ctx.store.about.notLookedInto(new Date(MONDAY.getTime() + 1), 500)).not.toContain(id);
  });
});
