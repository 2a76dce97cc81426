import { describe, expect, it } from "vitest";
import type { Member } from "../../../src/core/workspace/member.ts";
import { aboutOf } from "../../../src/support/about/about-of.ts";
import { ticketsHearOfEnd } from "../../../src/support/about/incident-ended.ts";
import { lookIntoTicket } from "../../../src/support/about/look-into-ticket.ts";
import { endIncident, loseMailbox } from "../../bots/a-lost-mailbox.ts";
import { openWorld } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aTicket } from "../a-ticket.ts";

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
  }));
