import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Role } from "../../../src/core/workspace/member.ts";
import { assignTicket } from "../../../src/support/ticket/assign-ticket.ts";
import { changeDesk } from "../../../src/support/ticket/change-desk.ts";
import { nextInTurn } from "../../../src/support/ticket/next-in-turn.ts";
import { noteTicket } from "../../../src/support/ticket/note-ticket.ts";
import { seeTicket } from "../../../src/support/ticket/see-ticket.ts";
import { snoozeTicket } from "../../../src/support/ticket/snooze-ticket.ts";
import { reopenTicket, solveTicket } from "../../../src/support/ticket/solve-ticket.ts";
import { setPriority, tagTicket } from "../../../src/support/ticket/sort-ticket.ts";
import { MONDAY, openWorld, sweepRound } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aTicket } from "../a-ticket.ts";

const HOUR_MS = 60 * 60_000;

onEachDatabase((database) => {
  /** A ticket, Ann who is an admin, Ben who is an agent, Cy who is a member, and what the ticket says of itself. */
  async function open() {
    const world = await openWorld(database());
    const { ctx, members, prisma, workspaceId } = world;
    await ctx.store.roles.set(members.ben, "member", "agent");
    const ticket = await aTicket(world);
    const who = async (id: string) => {
      const member = await ctx.store.members.get(id);
      if (member === null) throw new Error("gone");
      return member;
    };
    const kinds = async () =>
      (await prisma.ticketEvent.findMany({ where: { workspaceId }, orderBy: { id: "asc" } })).map(
        ({ kind }) => kind,
      );
    return {
      world,
      ctx,
      ticketId: ticket.id,
      ann: await who(members.ann),
      ben: await who(members.ben),
      cy: await who(members.cy),
      state: async () => (await ctx.store.tickets.get(ticket.id))?.state,
      ticket: async () => await ctx.store.tickets.get(ticket.id),
      kinds,
      [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
    };
  }

  it("goes to an agent, from one, and to the next in turn; the same again changes nothing", async () => {
    await using desk = await open();
    const { ctx, ticketId, ann, ben, cy } = desk;
    expect(await assignTicket(ctx, ann, ticketId, { to: ben.id })).toMatchObject({ kind: "assigned" });
    expect(await assignTicket(ctx, ann, ticketId, { to: ben.id })).toMatchObject({ kind: "unchanged" });
    expect(await desk.state()).toBe("open");
    expect(await assignTicket(ctx, ann, ticketId, { to: cy.id })).toEqual({ kind: "no-such-agent" });
    expect(await assignTicket(ctx, ann, ticketId, { to: null })).toEqual({ kind: "unassigned" });
    await changeDesk(ctx, ann, { firstAnswerMinutes: 60, byTurn: false });
    expect(await assignTicket(ctx, ann, ticketId, { byTurn: true })).toMatchObject({ to: { id: ben.id } });
    expect(await desk.kinds()).toEqual(["ticket-assigned", "ticket-unassigned", "ticket-assigned"]);
  });

  it("is refused to a member, and to an agent of another workspace as if there were none", async () => {
    await using desk = await open();
    await using other = await open();
    const { ctx, ticketId, cy } = desk;
    for (const verb of [
      () => solveTicket(ctx, cy, ticketId),
      () => noteTicket(ctx, cy, ticketId, { id: randomUUID(), text: "Hello" }),
    ])
      expect(await verb()).toEqual({ kind: "not-entitled" });
    expect(await solveTicket(ctx, other.ben, ticketId)).toEqual({ kind: "no-such-ticket" });
    expect([await desk.state(), await desk.kinds()]).toEqual(["new", []]);
  });

  it("keeps a note once, with its secrets masked, and refuses an empty one", async () => {
    await using desk = await open();
    const { ctx, ticketId, ben } = desk;
    const note = { id: randomUUID(), text: "Their token is xoxb-1234567890-abcdefghijkl\0 " };
    expect(await noteTicket(ctx, ben, ticketId, note)).toEqual({ kind: "noted" });
    expect(await noteTicket(ctx, ben, ticketId, note)).toEqual({ kind: "noted" });
    expect(await noteTicket(ctx, ben, ticketId, { id: randomUUID(), text: " \0 " })).toEqual({
      kind: "empty-note",
    });
    const { rows } = await ctx.store.ticketMessages.ofTicket(ticketId, { skip: 0, take: 10 });
    expect(rows.filter(({ author }) => author === "internal").map(({ text }) => text)).toEqual([
      "Their token is •••",
    ]);
    expect(await desk.kinds()).toEqual(["ticket-noted"]);
  });

  it("is solved once and opens again", async () => {
    await using desk = await open();
    const { ctx, ticketId, ben } = desk;
    expect(await solveTicket(ctx, ben, ticketId)).toEqual({ kind: "solved" });
    expect(await solveTicket(ctx, ben, ticketId)).toEqual({ kind: "already-solved" });
    expect(await reopenTicket(ctx, ben, ticketId)).toEqual({ kind: "reopened" });
    expect(await reopenTicket(ctx, ben, ticketId)).toEqual({ kind: "already-open" });
    expect(await desk.ticket()).toMatchObject({ state: "open", solvedAt: null });
    expect(await desk.kinds()).toEqual(["ticket-solved", "ticket-reopened"]);
  });

  it("comes back when its snooze is over, and not before", async () => {
    await using desk = await open();
    const { ctx, ticketId, ben, world } = desk;
    const until = new Date(MONDAY.getTime() + HOUR_MS);
    expect(await snoozeTicket(ctx, ben, ticketId, MONDAY)).toEqual({ kind: "no-such-moment" });
    expect(await snoozeTicket(ctx, ben, ticketId, new Date(Number.NaN))).toEqual({ kind: "no-such-moment" });
    expect(await snoozeTicket(ctx, ben, ticketId, until)).toEqual({ kind: "snoozed", until });
    expect(await snoozeTicket(ctx, ben, ticketId, until)).toEqual({ kind: "unchanged", until });
    await sweepRound(ctx);
    expect(await desk.state()).toBe("snoozed");
    world.clock.time = until;
    await sweepRound(ctx);
    await sweepRound(ctx);
    expect(await desk.ticket()).toMatchObject({ state: "open", snoozedUntil: null });
    expect(await desk.kinds()).toEqual(["ticket-snoozed", "ticket-back"]);
    await solveTicket(ctx, ben, ticketId);
    const later = new Date(until.getTime() + HOUR_MS);
    expect(await snoozeTicket(ctx, ben, ticketId, later)).toEqual({ kind: "is-solved" });
  });

  it("takes a priority and tags in one spelling, and refuses what is no tag", async () => {
    await using desk = await open();
    const { ctx, ticketId, ben } = desk;
    expect(await setPriority(ctx, ben, ticketId, "urgent")).toMatchObject({ kind: "priority-set" });
    expect(await setPriority(ctx, ben, ticketId, "urgent")).toMatchObject({ kind: "unchanged" });
    const add = ["  Billing\n", "billing", "Two  words"];
    expect(await tagTicket(ctx, ben, ticketId, { add, remove: [] })).toEqual({
      kind: "tagged",
      tags: ["billing", "two words"],
    });
    expect(await tagTicket(ctx, ben, ticketId, { add: ["billing"], remove: ["other"] })).toMatchObject({
      kind: "unchanged",
    });
    expect(await tagTicket(ctx, ben, ticketId, { add: ["\u202e "], remove: [] })).toMatchObject({
      kind: "no-such-tag",
    });
    const many = Array.from({ length: 30 }, (_, number) => `tag ${number}`);
    expect(await tagTicket(ctx, ben, ticketId, { add: many, remove: [] })).toMatchObject({
      kind: "many-tags",
    });
    expect(await tagTicket(ctx, ben, ticketId, { add: [], remove: ["Billing"] })).toMatchObject({
      tags: ["two words"],
    });
  });

  it("opens when an agent has seen it", async () => {
    await using desk = await open();
    await seeTicket(desk.ctx, desk.cy, desk.ticketId);
    expect(await desk.state()).toBe("new");
    await seeTicket(desk.ctx, desk.ben, desk.ticketId);
    await seeTicket(desk.ctx, desk.ben, desk.ticketId);
    expect([await desk.state(), await desk.kinds()]).toEqual(["open", ["ticket-seen"]]);
  });

  it("that was merged names the ticket that it went into", async () => {
    await using desk = await open();
    const into = await aTicket(desk.world);
    await desk.world.prisma.ticket.update({ where: { id: desk.ticketId }, data: { mergedIntoId: into.id } });
    expect(await solveTicket(desk.ctx, desk.ben, desk.ticketId)).toEqual({
      kind: "merged",
      into: into.number,
    });
  });

  it("without an answer is warned of once, to its assignee, and the warning is settled with it", async () => {
    await using desk = await open();
    const { ctx, ticketId, ann, ben, world } = desk;
    const asked = () =>
      world.prisma.outboxItem.count({ where: { key: `notice:late-answer:${ticketId}`, doneAt: null } });
    await assignTicket(ctx, ann, ticketId, { to: ben.id });
    world.clock.time = new Date(MONDAY.getTime() + 179 * 60_000);
    await sweepRound(ctx);
    expect([await asked(), (await desk.ticket())?.warnedAt]).toEqual([0, null]);
    world.clock.time = new Date(MONDAY.getTime() + 180 * 60_000);
    await sweepRound(ctx);
    await sweepRound(ctx);
    expect(await desk.kinds()).toEqual(["ticket-assigned", "ticket-warned"]);
    const notice = ctx.notices["late-answer"];
    expect(await notice?.open(ctx, ann.workspaceId, 10)).toEqual([ticketId]);
    expect(await notice?.load(ctx, ticketId)).toMatchObject({
      memberIds: [ben.id],
      over: false,
      need: "act",
    });
    await assignTicket(ctx, ann, ticketId, { to: null });
    expect((await notice?.load(ctx, ticketId))?.memberIds.toSorted()).toEqual([ann.id, ben.id].toSorted());
    await solveTicket(ctx, ben, ticketId);
    expect(await notice?.load(ctx, ticketId)).toMatchObject({ over: true });
    expect(await notice?.open(ctx, ann.workspaceId, 10)).toEqual([]);
  });

  it("that is new goes to the agents by turn where an admin says so", async () => {
    await using desk = await open();
    const { ctx, ann, ben, cy, world, ticketId } = desk;
    await ctx.store.roles.set(cy.id, "member", "agent");
    expect(await changeDesk(ctx, ben, { firstAnswerMinutes: 30, byTurn: true })).toEqual({
      kind: "not-entitled",
    });
    expect(await changeDesk(ctx, ann, { firstAnswerMinutes: 0, byTurn: true })).toMatchObject({
      kind: "no-such-target",
    });
    await sweepRound(ctx);
    expect((await desk.ticket())?.assigneeId).toBeNull();
    expect(await changeDesk(ctx, ann, { firstAnswerMinutes: 30, byTurn: true })).toEqual({ kind: "saved" });
    const ids = [ticketId, (await aTicket(world)).id, (await aTicket(world)).id];
    await sweepRound(ctx);
    const given = await Promise.all(ids.map(async (id) => (await ctx.store.tickets.get(id))?.assigneeId));
    expect(new Set(given)).toEqual(new Set([ben.id, cy.id]));
    expect(await ctx.store.desks.get(ann.workspaceId)).toEqual({ firstAnswerMinutes: 30, byTurn: true });
  });
});

describe("the turn", () => {
  const someone = (id: string, role: Role) =>
    ({ id, role, workspaceId: "w", name: id, email: `${id}@x.test` }) as const;
  const people = [someone("c", "agent"), someone("a", "agent"), someone("b", "admin")];

  it.each([
    [null, "a"],
    ["a", "c"],
    ["b", "c"],
    ["c", "a"],
    ["z", "a"],
  ])("after %s it is that of %s", (last, next) => {
    expect(nextInTurn(people, last)?.id).toBe(next);
  });

  it("is an admin's where there is no agent, and nobody's where there is neither", () => {
    expect(nextInTurn([someone("b", "admin")], null)?.id).toBe("b");
    expect(nextInTurn([], "a")).toBeNull();
  });
});
