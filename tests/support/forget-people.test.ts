import { expect, it } from "vitest";
import { forgetLead } from "../../src/core/removal/forget-lead.ts";
import { removeMember } from "../../src/core/removal/remove-member.ts";
import { removeWorkspace } from "../../src/core/removal/remove-workspace.ts";
import type { Member } from "../../src/core/workspace/member.ts";
import { assignTicket } from "../../src/support/ticket/assign-ticket.ts";
import { noteTicket } from "../../src/support/ticket/note-ticket.ts";
import { solveTicket } from "../../src/support/ticket/solve-ticket.ts";
import { tablesWith } from "../core/removal/every-table.ts";
import { MONDAY, openWorld, sweepRound, type World } from "../core/world.ts";
import { onEachDatabase } from "../setup/each-database.ts";
import { aMessage, aTicket } from "./a-ticket.ts";

const who = async ({ ctx }: World, id: string) => (await ctx.store.members.get(id)) as Member;

/** A ticket of Dora with a mail as it came, an attachment, and everything else that may name her. */
async function aTicketWithAll(world: World, email: string) {
  const { prisma, workspaceId, mailboxId } = world;
  const { id: ticketId } = await aTicket(
    world,
    { customerName: "Doraname", customerEmail: email, subject: "Dorasubject" },
    null,
  );
  const raw = await prisma.rawMail.create({
    data: {
      workspaceId,
      hash: Buffer.from(ticketId),
      size: 1,
      kept: 1,
      keyId: "k",
      sealed: Buffer.from("s"),
      bytes: Buffer.from(`From: ${email}`),
      createdAt: MONDAY,
    },
  });
  const messageId = await aMessage(world, ticketId, {
    fromEmail: email,
    fromName: "Doraname",
    subject: "Dorasubject",
    text: `Dorawords of ${email}`,
    reply: "Dorawords",
    mailId: `doraid-${ticketId}`,
    rawId: raw.id,
  });
  await prisma.ticketAttachment.create({
    data: {
      messageId,
      place: 0,
      name: "dorafile.png",
      declaredType: "image/png",
      size: 1,
      hash: Buffer.from("h"),
    },
  });
  await prisma.ticketMailId.create({
    data: { workspaceId, mailId: `doraid-${ticketId}`, messageId, kind: "theirs" },
  });
  await prisma.ticketParticipant.create({
    data: { ticketId, email, name: "Doraname", role: "customer", since: MONDAY },
  });
  await prisma.supportMail.create({
    data: {
      workspaceId,
      mailboxId,
      path: "INBOX",
      folder: "inbox",
      uidValidity: 1,
      uid: 1,
      receivedAt: MONDAY,
      storedAt: MONDAY,
      rawId: raw.id,
      messageId,
      understoodAt: MONDAY,
    },
  });
  await prisma.supportLetter.create({
    data: {
      workspaceId,
      ticketId,
      mailboxId,
      kind: "acknowledgement",
      to: email,
      subjectKey: "dorasubject",
      subject: "Re: Dorasubject",
      text: `Dear Doraname <${email}>`,
      mailId: `ours-${ticketId}`,
      inReplyTo: `doraid-${ticketId}`,
      createdAt: MONDAY,
    },
  });
  await prisma.deadAddress.create({ data: { workspaceId, email, since: MONDAY, said: `550 ${email}` } });
  await aMessage(world, ticketId, {
    author: "internal",
    fromName: "Ben",
    fromEmail: "ben@acme.test",
    text: `Write to ${email} again`,
    reply: `Write to ${email} again`,
  });
  await sweepRound(world.ctx);
  return { ticketId, messageId };
}

onEachDatabase((database) => {
  it("forgets a lead in the support desk too, and the ticket stays without them", async () => {
    await using world = await openWorld(database());
    const { ctx, prisma, workspaceId } = world;
    const host = `doras-${workspaceId.slice(-12)}.test`;
    const email = `dora.private@${host}`;
    const { ticketId } = await aTicketWithAll(world, email);
    expect((await tablesWith(prisma, email)).length).toBeGreaterThan(4);
    await forgetLead(ctx, await who(world, world.members.ann), email);
    await sweepRound(ctx);
    for (const word of [
      email,
      host,
      "Doraname",
      "Dorasubject",
      "Dorawords",
      `doraid-${ticketId}`,
      "dorafile",
    ])
      expect([word, await tablesWith(prisma, word)]).toEqual([word, []]);
    expect(await prisma.rawMail.count({ where: { workspaceId } })).toBe(0);
    expect(await ctx.store.tickets.get(ticketId)).toMatchObject({ customer: null, state: "new" });
  });

  it("takes tickets from a removed member, says so, and keeps their notes without their name", async () => {
    await using world = await openWorld(database(), []);
    const { ctx, prisma, members } = world;
    await prisma.member.update({
      where: { id: members.ben },
      data: { role: "agent", name: "Benjamin Uniquename", email: `ben@${world.workspaceId}.test` },
    });
    const [ann, ben] = [await who(world, members.ann), await who(world, members.ben)];
    const { id } = await aTicket(world);
    const done = await aTicket(world);
    await assignTicket(ctx, ann, id, { to: ben.id });
    await assignTicket(ctx, ann, done.id, { to: ben.id });
    await solveTicket(ctx, ben, done.id);
    await noteTicket(ctx, ben, id, { id: "a form", text: "Call them" });
    expect(await removeMember(ctx, ann, { memberId: ben.id, heirId: null })).toMatchObject({
      kind: "removed",
    });
    await sweepRound(ctx);
    expect((await ctx.store.tickets.get(id))?.assigneeId).toBeNull();
    const [last] = await ctx.store.ticketEvents.ofTicket(id, 1);
    expect(last).toMatchObject({ kind: "ticket-unassigned", data: { left: true } });
    expect(await tablesWith(prisma, "Uniquename")).toEqual([]);
    expect(await tablesWith(prisma, ben.email)).toEqual([]);
    const { rows } = await ctx.store.ticketMessages.ofTicket(id, { skip: 0, take: 9 });
    expect(rows.map(({ fromName, text }) => [fromName, text])).toContainEqual([
      "A former member",
      "Call them",
    ]);
  });

  it("goes with its workspace, and with no other", async () => {
    await using world = await openWorld(database());
    await using other = await openWorld(database());
    await aTicketWithAll(world, "dora@customer.test");
    const kept = await aTicket(other);
    const removed = await removeWorkspace(world.ctx, await who(world, world.members.ann), "Acme");
    expect(removed).toMatchObject({ kind: "removed" });
    expect((await tablesWith(world.prisma, world.workspaceId)).filter((one) => one !== "audit_row")).toEqual(
      [],
    );
    expect(await other.ctx.store.tickets.get(kept.id)).not.toBeNull();
  });
});
