import { describe, expect, it } from "vitest";
import type { Member } from "../../../src/core/workspace/member.ts";
import { aboutOf } from "../../../src/support/about/about-of.ts";
import { joinIncident, refuseIncident } from "../../../src/support/about/decide-incident.ts";
import { ticketsHearOfEnd } from "../../../src/support/about/incident-ended.ts";
import { lookIntoTicket } from "../../../src/support/about/look-into-ticket.ts";
import { sendReconnectLetter } from "../../../src/support/about/send-reconnect-letter.ts";
import { endIncident, loseMailbox } from "../../bots/a-lost-mailbox.ts";
import { MONDAY, openWorld } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMessage, aTicket } from "../a-ticket.ts";

describe("A ticket that is looked into", () =>
  onEachDatabase((database) => {
    /** Ben's mailbox is lost. Ann is an admin, Cy a member. */
    async function open() {
      const world = await openWorld(database());
      const { ctx, prisma, mailboxId, members, workspaceId } = world;
      const { incidentId } = await loseMailbox(world);
      const who = async (id: string) => (await ctx.store.members.get(id)) as Member;
      const ben = await who(members.ben);
      const mailbox = await ctx.store.mailboxes.get(mailboxId);
      const address = mailbox?.address ?? "";
      /** A ticket with a mail from this address, which was looked into. */
      const ask = async (email: string, text: string, more: { verified?: boolean; spam?: boolean } = {}) => {
        const verified = more.verified ?? true;
        const from = { customerName: "Ben", customerEmail: email };
        const { id } = await aTicket(
          { prisma, workspaceId },
          { ...from, verified, subject: "Help" },
          { fromEmail: email, subject: "Help", text, reply: text, verified, spam: more.spam ?? false },
        );
        await lookIntoTicket(ctx, id);
        return id;
      };
      const ticket = async (id: string) => {
        const found = await ctx.store.tickets.get(id);
        if (found === null) throw new Error("no ticket");
        return found;
      };
      const kinds = async (id: string) =>
        (await ctx.store.ticketEvents.ofTicket(id, 20)).map(({ kind }) => kind).toSorted();
      const letters = () =>
        prisma.outboxItem.count({ where: { workspaceId, kind: "send-reconnect-letter" } });
      return { world, ctx, incidentId, address, ben, who, ask, ticket, kinds, letters, members };
    }

    it("of a verified member joins the incident of the mailbox that the mail names, and says why", async () => {
      const { world, incidentId, address, ben, ask, ticket, kinds, letters } = await open();
      await using _ = world;
      const id = await ask(ben.email, `My mailbox ${address} does not send.`);
      const { memberId, incident } = await ticket(id);
      expect(memberId).toBe(ben.id);
      expect(incident).toMatchObject({ incidentId, how: "joined" });
      expect(incident?.why).toMatch(`Ben's mailbox ${address} is disconnected since`);
      expect(incident?.why).toMatch("The mail names it.");
      expect(await kinds(id)).toEqual([
        "ticket-incident-joined",
        "ticket-member-found",
        "ticket-reconnect-letter",
      ]);
      expect(await letters()).toBe(1);
    });

    it("is told the same once, however often it is looked into", async () => {
      const { world, ctx, address, ben, ask, kinds, letters } = await open();
      await using _ = world;
      const id = await ask(ben.email, `My mailbox ${address} does not send.`);
      const before = await kinds(id);
      await lookIntoTicket(ctx, id);
      await lookIntoTicket(ctx, id);
      expect(await kinds(id)).toEqual(before);
      expect(await letters()).toBe(1);
    });

    it.each([
      ["nobody verified", { verified: false }],
      ["a spam filter doubts", { spam: true }],
    ])("of a sender whom %s has no member, and is offered to an agent at most", async (_name, more) => {
      const { world, incidentId, address, ben, ask, ticket, letters } = await open();
      await using _ = world;
      const { memberId, incident } = await ticket(await ask(ben.email, `${address} is lost`, more));
      expect(memberId).toBeNull();
      expect(incident).toMatchObject({ incidentId, how: "offered" });
      expect(await letters()).toBe(0);
    });

    it("of a member who does not look after the mailbox is offered, not joined", async () => {
      const { world, address, who, ask, ticket, members } = await open();
      await using _ = world;
      const cy = await who(members.cy);
      const { memberId, incident } = await ticket(await ask(cy.email, `What is wrong with ${address}?`));
      expect(memberId).toBe(cy.id);
      expect(incident).toMatchObject({ how: "offered" });
      expect(incident?.why).toContain("Its sender may not see this mailbox.");
    });

    it("of a stranger who names nothing has neither member nor incident", async () => {
      const { world, ask, ticket, kinds } = await open();
      await using _ = world;
      const id = await ask("stranger@elsewhere.test", "Hello, what does it cost?");
      expect(await ticket(id)).toMatchObject({ memberId: null, incident: null, cause: null });
      expect(await kinds(id)).toEqual([]);
    });

    it("keeps the cause that a provider's words in the mail tell", async () => {
      const { world, ask, ticket } = await open();
      await using _ = world;
      const words =
        "535 5.7.8 Username and Password not accepted. https://support.google.com/mail/?p=BadCredentials";
      expect((await ticket(await ask("stranger@elsewhere.test", words))).cause).toBe("password_changed");
    });

    it("is about nothing of another workspace, unless it came to the operator's own inbox", async () => {
      const { world, ctx, ben, ticket } = await open();
      await using _ = world;
      await using other = await openWorld(database(), ["theirs@theirs.test"]);
      const { prisma } = other;
      const lost = await loseMailbox(other);
      const theirs = await ctx.store.mailboxes.get(other.mailboxId);
      const text = `My mailbox ${theirs?.address} does not send.`;
      const email = `owner-${other.workspaceId}@theirs.test`;
      await prisma.member.update({ where: { id: other.members.ben }, data: { email } });
      const asked = async (operators: boolean) => {
        const { id } = await aTicket(world, { customerEmail: email, verified: true }, null);
        const messageId = await aMessage(world, id, { fromEmail: email, text, reply: text });
        await prisma.supportInbox.upsert({
          where: { mailboxId: world.mailboxId },
          create: {
            mailboxId: world.mailboxId,
            workspaceId: world.workspaceId,
            operators,
            createdAt: MONDAY,
          },
          update: { operators },
        });
        const raw = await prisma.rawMail.create({
          data: {
            workspaceId: world.workspaceId,
            hash: Buffer.from(id),
            size: 1,
            kept: 1,
            keyId: "k",
            sealed: Buffer.from("s"),
            createdAt: MONDAY,
          },
        });
        await prisma.supportMail.create({
          data: {
            workspaceId: world.workspaceId,
            mailboxId: world.mailboxId,
            path: `INBOX ${id}`,
            folder: "inbox",
            uidValidity: 1n,
            uid: 1n,
            receivedAt: MONDAY,
            storedAt: MONDAY,
            rawId: raw.id,
            messageId,
            understoodAt: MONDAY,
          },
        });
        await lookIntoTicket(ctx, id);
        return id;
      };
      expect(await ticket(await asked(false))).toMatchObject({ memberId: null, incident: null });
      const id = await asked(true);
      expect(await ticket(id)).toMatchObject({
        memberId: other.members.ben,
        incident: { incidentId: lost.incidentId, how: "joined" },
      });
      const agent: Member = { ...ben, role: "agent" };
      const about = await aboutOf(ctx, id, agent);
      expect(about?.incident).toMatchObject({ id: lost.incidentId, readOnly: true });
      const noted = async (workspaceId: string) =>
        (await prisma.auditRow.findMany({ where: { workspaceId }, orderBy: { at: "asc" } }))
          .map(({ kind }) => kind)
          .filter((kind) => kind.startsWith("other-workspace"));
      expect(await noted(other.workspaceId)).toEqual(["other-workspace-matched", "other-workspace-read"]);
      await aboutOf(ctx, id, agent);
      expect(await noted(other.workspaceId)).toHaveLength(3);
      expect(await aboutOf(ctx, id, { ...agent, workspaceId: other.workspaceId })).toBeNull();
    });

    it("goes by the agent who joins or refuses the incident, and nobody else may", async () => {
      const { world, ctx, incidentId, ben, who, ask, ticket, kinds, members } = await open();
      await using _ = world;
      const ticketId = await ask("stranger@elsewhere.test", "It does not work.");
      const decision = { ticketId, incidentId };
      const agent: Member = { ...(await who(members.ann)), role: "agent" };
      expect(await joinIncident(ctx, ben, decision)).toEqual({ kind: "not-entitled" });
      expect(await joinIncident(ctx, agent, decision)).toEqual({ kind: "decided" });
      expect(await joinIncident(ctx, agent, decision)).toEqual({ kind: "unchanged" });
      expect((await ticket(ticketId)).incident).toMatchObject({ incidentId, how: "joined" });
      expect(await refuseIncident(ctx, agent, decision)).toEqual({ kind: "decided" });
      await lookIntoTicket(ctx, ticketId);
      expect((await ticket(ticketId)).incident).toMatchObject({ how: "refused" });
      expect(await kinds(ticketId)).toEqual(["ticket-incident-joined", "ticket-incident-refused"]);
      const elsewhere = { ...agent, workspaceId: crypto.randomUUID() };
      expect(await joinIncident(ctx, elsewhere, decision)).toEqual({ kind: "unknown" });
    });

    it("hears that its incident has ended, and its suggested answer changes and holds no link", async () => {
      const { world, ctx, incidentId, address, ben, who, ask, kinds, members } = await open();
      await using _ = world;
      const id = await ask(ben.email, `My mailbox ${address} does not send.`);
      const agent: Member = { ...(await who(members.ann)), role: "agent" };
      const before = (await aboutOf(ctx, id, agent))?.suggestion ?? "";
      expect(before).toContain(address);
      await endIncident({ ...world, ctx: { ...ctx, incidentListeners: [ticketsHearOfEnd] } }, incidentId);
      const after = (await aboutOf(ctx, id, agent))?.suggestion ?? "";
      expect(after).not.toBe(before);
      for (const words of [before, after]) expect(words).not.toMatch(/https?:|\/reconnect/);
      expect(await kinds(id)).toContain("ticket-incident-ended");
    });

    it("sends the way to reconnect to the fixer's stored address when an agent asks, a few times at most", async () => {
      const { world, ctx, incidentId, ben, who, ask, members, letters } = await open();
      await using _ = world;
      const ticketId = await ask("stranger@elsewhere.test", "It does not work.");
      const agent: Member = { ...(await who(members.ann)), role: "agent" };
      expect(await sendReconnectLetter(ctx, ticketId, agent)).toEqual({ kind: "nothing-to-fix" });
      await joinIncident(ctx, agent, { ticketId, incidentId });
      expect(await sendReconnectLetter(ctx, ticketId, ben)).toEqual({ kind: "not-entitled" });
      const to = { name: ben.name, email: ben.email };
      expect(await sendReconnectLetter(ctx, ticketId, agent)).toEqual({ kind: "asked", to });
      expect(await letters()).toBe(1);
      let last = "asked";
      for (let press = 0; press < 20 && last === "asked"; press++)
        last = (await sendReconnectLetter(ctx, ticketId, agent)).kind;
      expect(last).toBe("too-many");
      const noted = { workspaceId: world.workspaceId, kind: "reconnect-letter-sent" };
      expect(await world.prisma.auditRow.findFirst({ where: noted })).toMatchObject({ memberId: agent.id });
      expect(await letters()).toBe(1);
    });
  }));
