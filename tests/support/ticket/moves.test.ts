import { expect, it } from "vitest";
import { confirmCustomer } from "../../../src/support/ticket/confirm-customer.ts";
import { decideBelonging } from "../../../src/support/ticket/decide-belonging.ts";
import { letIn } from "../../../src/support/ticket/let-in.ts";
import { mergeTickets } from "../../../src/support/ticket/merge-tickets.ts";
import { splitTicket } from "../../../src/support/ticket/split-ticket.ts";
import { undoMove } from "../../../src/support/ticket/undo-move.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aDesk, aMail, type Desk, NOON } from "../a-desk.ts";

onEachDatabase((database) => {
  /** A desk with two tickets: Lea's, and Max's. */
  async function twoTickets() {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "lea@customers.test" }));
    await desk.take(aMail({ from: "max@customers.test", id: "max@customers.test" }));
    const [lea, max] = await desk.tickets();
    if (lea === undefined || max === undefined) throw new Error("There are no two tickets.");
    const { workspaceId } = desk;
    const admin = await desk.admin();
    const merge = () => mergeTickets(desk.ctx, admin, { fromId: max.id, intoId: lea.id });
    return { desk, lea, max, merge, workspaceId, admin };
  }

  const counts = async (desk: Desk) =>
    (await desk.tickets()).map(({ number, messages }) => [
      number,
      messages.filter(({ author }) => author === "customer").length,
    ]);

  it("merges tickets, and answers to either come to the one; undone, each has its own again", async () => {
    const { desk, lea: first, merge, admin } = await twoTickets();
    const merged = await merge();
    expect(merged.kind).toBe("merged");
    await desk.take(aMail({ from: "max@customers.test", inReplyTo: "max@customers.test", text: "Max." }));
    expect(await counts(desk)).toEqual([[1, 3]]);
    expect(await merge()).toEqual({ kind: "merged-before" });

    const moveId = merged.kind === "merged" ? merged.moveId : "";
    const undo = () => undoMove(desk.ctx, admin, first.id, moveId);
    expect(await undo()).toEqual({ kind: "undone", move: "merge", number: 2 });
    expect(await undo()).toEqual({ kind: "undone-before" });
    expect(await counts(desk)).toEqual([
      [1, 2],
      [2, 1],
    ]);
    const [lea] = await desk.tickets();
    expect(lea?.people.map(({ email }) => email)).toEqual(["lea@customers.test"]);
  });

  it("merges nothing across workspaces, and no ticket with itself", async () => {
    const { desk, lea, max, admin } = await twoTickets();
    const other = await twoTickets();
    const merge = (fromId: string) => mergeTickets(desk.ctx, admin, { fromId, intoId: lea.id });
    expect(await mergeTickets(desk.ctx, admin, { fromId: max.id, intoId: other.lea.id })).toEqual({
      kind: "no-such-ticket",
    });
    expect(await merge(other.max.id)).toEqual({ kind: "no-such-ticket" });
    expect(await merge(lea.id)).toEqual({ kind: "same-ticket" });
  });

  it("splits messages off with the next number, and answers to them go there until it is undone", async () => {
    const { desk, lea, workspaceId, admin } = await twoTickets();
    await desk.take(
      aMail({ id: "other@customers.test", inReplyTo: "lea@customers.test", text: "By the way." }),
    );
    const message = await desk.prisma.ticketMessage.findFirstOrThrow({
      where: { workspaceId, mailId: "other@customers.test" },
    });
    const off = (ids: string[]) => splitTicket(desk.ctx, admin, lea.id, ids);
    const all = await desk.ctx.store.ticketMoves.messageIds(lea.id);
    expect(await off(all)).toEqual({ kind: "all-messages" });
    const split = await off([message.id]);
    expect(split).toMatchObject({ kind: "split", number: 3 });
    await desk.take(aMail({ inReplyTo: "other@customers.test", text: "More." }));
    expect(await counts(desk)).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ]);
    expect(await off([message.id])).toEqual({ kind: "no-such-message" });
    const moveId = split.kind === "split" ? split.moveId : "";
    expect(await undoMove(desk.ctx, admin, lea.id, moveId)).toMatchObject({ kind: "undone" });
    expect(await counts(desk)).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });

  it("gives a burst back that a merged ticket had gathered, and the moment of the customer's last mail", async () => {
    const { desk, lea, max, merge, admin } = await twoTickets();
    const { prisma } = desk;
    const later = new Date(NOON.getTime() + 60_000);
    await prisma.ticket.update({ where: { id: max.id }, data: { gathered: 40, customerAt: later } });
    await prisma.ticket.update({ where: { id: lea.id }, data: { gathered: 2 } });
    const ofLea = () =>
      prisma.ticket.findUnique({ where: { id: lea.id }, select: { gathered: true, customerAt: true } });
    const merged = await merge();
    expect(await ofLea()).toEqual({ gathered: 42, customerAt: later });
    await undoMove(desk.ctx, admin, max.id, merged.kind === "merged" ? merged.moveId : "");
    expect(await ofLea()).toEqual({ gathered: 2, customerAt: lea.customerAt });
    expect((await desk.ctx.store.tickets.get(max.id))?.gathered).toBe(40);
  });

  it("takes the later of two merges back first, so that no message is left behind", async () => {
    const { desk, lea, max, merge, admin } = await twoTickets();
    await desk.take(aMail({ from: "nia@customers.test", id: "nia@customers.test" }));
    const nia = (await desk.tickets()).at(-1)?.id ?? "";
    const merged = await merge();
    const second = await mergeTickets(desk.ctx, admin, { fromId: lea.id, intoId: nia });
    expect(await counts(desk)).toEqual([[3, 3]]);
    const [first, last] = [merged, second].map((each) => (each.kind === "merged" ? each.moveId : ""));
    const undo = (ticketId: string, moveId = "") => undoMove(desk.ctx, admin, ticketId, moveId);
    expect(await undo(max.id, first)).toEqual({ kind: "merged-since" });
    expect(await undo(max.id, last)).toEqual({ kind: "no-such-move" });
    expect(await undo(nia, last)).toMatchObject({ kind: "undone" });
    expect(await undo(max.id, first)).toMatchObject({ kind: "undone" });
    expect(await counts(desk)).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  it("is done by agents and admins of the workspace alone", async () => {
    const { desk, lea, max, merge, admin } = await twoTickets();
    const merged = await merge();
    const moveId = merged.kind === "merged" ? merged.moveId : "";
    const stranger = { ...admin, workspaceId: (await twoTickets()).workspaceId };
    for (const [by, kind] of [
      [{ ...admin, role: "member" as const }, "not-entitled"],
      [stranger, "no-such-ticket"],
    ] as const) {
      const { ctx } = desk;
      expect(await undoMove(ctx, by, lea.id, moveId)).toEqual({ kind });
      expect(await mergeTickets(ctx, by, { fromId: lea.id, intoId: max.id })).toEqual({ kind });
      expect(await splitTicket(ctx, by, lea.id, [])).toEqual({ kind });
      expect(await decideBelonging(ctx, by, lea.id, true)).toEqual({ kind });
      expect(await letIn(ctx, by, lea.id, "eve@elsewhere.test")).toEqual({ kind });
      expect(await confirmCustomer(ctx, by, lea.id)).toEqual({ kind });
    }
  });

  it("an agent says that a ticket belongs to the one it may belong to, and its sender has a place there", async () => {
    const { desk, lea, admin } = await twoTickets();
    const eve = "eve@elsewhere.test";
    await desk.take(aMail({ from: eve, inReplyTo: "lea@customers.test", text: "I am her colleague." }));
    const theirs = (await desk.tickets()).at(-1)?.id ?? "";
    const belongs = () => decideBelonging(desk.ctx, admin, theirs, true);
    expect(await belongs()).toEqual({ kind: "belongs", into: 1 });
    expect(await belongs()).toEqual({ kind: "nothing-named" });
    const people = (await desk.tickets())[0]?.people.map(({ email, role }) => [email, role]);
    expect(people).toContainEqual([eve, "copied"]);
    await desk.take(aMail({ from: eve, inReplyTo: "lea@customers.test", text: "Again." }));
    expect(await counts(desk)).toEqual([
      [1, 3],
      [2, 1],
    ]);
    expect(await decideBelonging(desk.ctx, admin, lea.id, true)).toEqual({ kind: "nothing-named" });
  });

  it("an agent says that a ticket stands alone, and it is not brought in with its sender", async () => {
    const { desk, lea, admin } = await twoTickets();
    const eve = "eve@elsewhere.test";
    await desk.take(aMail({ from: eve, inReplyTo: "lea@customers.test", text: "Something else." }));
    const theirs = (await desk.tickets()).at(-1)?.id ?? "";
    expect(await decideBelonging(desk.ctx, admin, theirs, false)).toEqual({ kind: "stands-alone", from: 1 });
    expect(await letIn(desk.ctx, admin, lea.id, eve)).toEqual({ kind: "let-in", merged: 0 });
    expect((await desk.ctx.store.tickets.get(theirs))?.mayBelongTo).toBe(null);
  });

  it("lets a stranger in, and brings the ticket of their answer along", async () => {
    const { desk, lea, admin } = await twoTickets();
    const eve = "eve@elsewhere.test";
    await desk.take(aMail({ from: eve, inReplyTo: "lea@customers.test", text: "I am her colleague." }));
    const enter = () => letIn(desk.ctx, admin, lea.id, eve);
    expect(await enter()).toEqual({ kind: "let-in", merged: 1 });
    expect(await enter()).toEqual({ kind: "nobody-asks" });
    await desk.take(aMail({ from: eve, inReplyTo: "lea@customers.test", text: "Again." }));
    expect(await counts(desk)).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });

  const pasted = [
    "---------- Forwarded message ---------",
    "Von: Kim Kunde <kim@clients.test>",
    "Datum: heute",
  ];
  it("keeps who forwarded a mail, and makes the enclosed sender the customer by one press", async () => {
    const desk = await aDesk(database());
    const admin = await desk.admin();
    const text = ["Please look.", "", ...pasted, "An: ann@ours.test", "", "It is paused."].join("\r\n");
    await desk.take(aMail({ from: "Ann <ann@ours.test>", subject: "WG: Hilfe", text }));
    const [ticket] = await desk.tickets();
    expect(ticket).toMatchObject({ customerEmail: "ann@ours.test", offeredEmail: "kim@clients.test" });
    const confirm = () => confirmCustomer(desk.ctx, admin, ticket?.id ?? "");
    const confirmed = { kind: "confirmed", email: "kim@clients.test" };
    expect(await confirm()).toEqual(confirmed);
    expect(await confirm()).toEqual({ kind: "nobody-offered" });
    const [now] = await desk.tickets();
    expect(now).toMatchObject({
      customerName: "Kim Kunde",
      customerEmail: "kim@clients.test",
      verified: false,
    });
    expect(now?.people.map(({ email, role }) => [email, role]).toSorted()).toEqual([
      ["ann@ours.test", "copied"],
      ["kim@clients.test", "customer"],
    ]);
  });

  it("offers nobody when a customer forwards a mail", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ subject: "Fwd: a notice", text: [...pasted, "", "Notice."].join("\r\n") }));
    expect((await desk.tickets())[0]).toMatchObject({
      customerEmail: "lea@customers.test",
      offeredEmail: null,
    });
  });
});
