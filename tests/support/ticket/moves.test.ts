import { expect, it } from "vitest";
import { confirmCustomer } from "../../../src/support/ticket/confirm-customer.ts";
import { letIn } from "../../../src/support/ticket/let-in.ts";
import { mergeTickets } from "../../../src/support/ticket/merge-tickets.ts";
import { splitTicket } from "../../../src/support/ticket/split-ticket.ts";
import { undoMove } from "../../../src/support/ticket/undo-move.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aDesk, aMail, type Desk } from "../a-desk.ts";

onEachDatabase((database) => {
  /** A desk with two tickets: Lea's, and Max's. */
  async function twoTickets() {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "lea@customers.test" }));
    await desk.take(aMail({ from: "max@customers.test", id: "max@customers.test" }));
    const [lea, max] = await desk.tickets();
    if (lea === undefined || max === undefined) throw new Error("There are no two tickets.");
    const { workspaceId, memberId } = desk;
    const merge = () => mergeTickets(desk.ctx, { workspaceId, fromId: max.id, intoId: lea.id, memberId });
    return { desk, lea, max, merge, workspaceId, memberId };
  }

  const counts = async (desk: Desk) =>
    (await desk.tickets()).map(({ number, messages }) => [
      number,
      messages.filter(({ author }) => author === "customer").length,
    ]);

  it("merges tickets, and answers to either come to the one; undone, each has its own again", async () => {
    const { desk, merge, workspaceId, memberId } = await twoTickets();
    const merged = await merge();
    expect(merged.kind).toBe("merged");
    await desk.take(aMail({ from: "max@customers.test", inReplyTo: "max@customers.test", text: "Max." }));
    expect(await counts(desk)).toEqual([[1, 3]]);
    expect(await merge()).toEqual({ kind: "merged-before" });

    const moveId = merged.kind === "merged" ? merged.moveId : "";
    expect(await undoMove(desk.ctx, { workspaceId, moveId, memberId })).toEqual({ kind: "undone" });
    expect(await undoMove(desk.ctx, { workspaceId, moveId, memberId })).toEqual({ kind: "undone-before" });
    expect(await counts(desk)).toEqual([
      [1, 2],
      [2, 1],
    ]);
    const [lea] = await desk.tickets();
    expect(lea?.people.map(({ email }) => email)).toEqual(["lea@customers.test"]);
  });

  it("merges nothing across workspaces, and no ticket with itself", async () => {
    const { desk, lea, workspaceId, memberId } = await twoTickets();
    const other = await twoTickets();
    const merge = (fromId: string) =>
      mergeTickets(desk.ctx, { workspaceId, fromId, intoId: lea.id, memberId });
    expect(await merge(other.max.id)).toEqual({ kind: "no-such-ticket" });
    expect(await merge(lea.id)).toEqual({ kind: "same-ticket" });
  });

  it("splits messages off with the next number, and answers to them go there until it is undone", async () => {
    const { desk, lea, workspaceId, memberId } = await twoTickets();
    await desk.take(
      aMail({ id: "other@customers.test", inReplyTo: "lea@customers.test", text: "By the way." }),
    );
    const message = await desk.prisma.ticketMessage.findFirstOrThrow({
      where: { workspaceId, mailId: "other@customers.test" },
    });
    const about = { workspaceId, ticketId: lea.id, memberId };
    const split = await splitTicket(desk.ctx, { ...about, messageIds: [message.id] });
    expect(split).toMatchObject({ kind: "split", number: 3 });
    await desk.take(aMail({ inReplyTo: "other@customers.test", text: "More." }));
    expect(await counts(desk)).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ]);
    expect(await splitTicket(desk.ctx, { ...about, messageIds: [message.id] })).toEqual({
      kind: "no-such-message",
    });
    const moveId = split.kind === "split" ? split.moveId : "";
    await undoMove(desk.ctx, { workspaceId, moveId, memberId });
    expect(await counts(desk)).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });

  it("lets a stranger in, and brings the ticket of their answer along", async () => {
    const { desk, lea, workspaceId, memberId } = await twoTickets();
    const eve = "eve@elsewhere.test";
    await desk.take(aMail({ from: eve, inReplyTo: "lea@customers.test", text: "I am her colleague." }));
    const about = { workspaceId, ticketId: lea.id, email: eve, memberId };
    expect(await letIn(desk.ctx, about)).toEqual({ kind: "let-in", merged: 1 });
    expect(await letIn(desk.ctx, about)).toEqual({ kind: "nobody-asks" });
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
    const { workspaceId, memberId } = desk;
    const text = ["Please look.", "", ...pasted, "An: ann@ours.test", "", "It is paused."].join("\r\n");
    await desk.take(aMail({ from: "Ann <ann@ours.test>", subject: "WG: Hilfe", text }));
    const [ticket] = await desk.tickets();
    expect(ticket).toMatchObject({ customerEmail: "ann@ours.test", offeredEmail: "kim@clients.test" });
    const about = { workspaceId, ticketId: ticket?.id ?? "", memberId };
    const confirmed = { kind: "confirmed", email: "kim@clients.test" };
    expect(await confirmCustomer(desk.ctx, about)).toEqual(confirmed);
    expect(await confirmCustomer(desk.ctx, about)).toEqual({ kind: "nobody-offered" });
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
