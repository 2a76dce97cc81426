import { noteNotEntitled } from "../../core/audit/note-refusal.ts";
import { commit } from "../../core/commit.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { takePlaces } from "../../core/limit/take-places.ts";
import type { Tx } from "../../core/tx.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportContext, SupportRooms } from "../support-rooms.ts";
import { mayWorkTickets } from "../ticket/may-work-tickets.ts";
import type { Ticket, TicketIncident } from "../ticket/ticket.ts";

/** The message that brings the way to reconnect to a fixer. `byAgent`: their quiet hours count, since they did not ask themselves. */
export type ReconnectLetterMessage = {
  kind: "send-reconnect-letter";
  incidentId: string;
  memberId: string;
  byAgent: boolean;
};

export type SendReconnectLetterResult =
  /** `to`: the member who gets it, at the address that is stored for them. */
  | { kind: "asked"; to: { name: string; email: string } }
  /** The ticket has joined no incident that is open, or one that a person cannot end. */
  | { kind: "nothing-to-fix" }
  /** This member got several within the hour. */
  | { kind: "too-many"; until: Date }
  /** Only agents and admins of the ticket's workspace may. */
  | { kind: "not-entitled" }
  | { kind: "unknown" };

/** A letter that may be sent: to whom, and about what. */
export type PlannedLetter = { incident: Incident; to: Member; by: Member | null };

type Plan =
  | { kind: "planned"; letter: PlannedLetter }
  | Exclude<SendReconnectLetterResult, { kind: "asked" }>;

/**
 * Sends the link to reconnect to the person who can fix a ticket's incident. It goes to a chat, or as a letter from the product's
 * own server. It goes to the address that is stored for them, whatever the mail says, and it is no part of the conversation.
 *
 * @param by - the agent who pressed
 */
export async function sendReconnectLetter(
  ctx: SupportContext,
  ticketId: string,
  by: Member,
): Promise<SendReconnectLetterResult> {
  const ticket = await ctx.store.tickets.get(ticketId);
  if (ticket === null || ticket.workspaceId !== by.workspaceId) return { kind: "unknown" };
  if (!mayWorkTickets(by)) {
    await noteNotEntitled(ctx, by, "reconnect-letter-sent", ticketId);
    return { kind: "not-entitled" };
  }
  const plan = await planForAgent(ctx, ticket, by);
  if (plan.kind !== "planned") return plan;
  const { to } = plan.letter;
  await commit(ctx, ticket.workspaceId, (tx) => addReconnectLetter(tx, ticket, plan.letter, ctx.clock.now()));
  return { kind: "asked", to: { name: to.name, email: to.email } };
}

/** A verified sender who looks after a lost mailbox gets it without a press. */
export async function planForSender(
  ctx: SupportContext,
  { incidentId, how }: TicketIncident,
  memberId: string | null,
): Promise<PlannedLetter | null> {
  if (how !== "joined" || memberId === null) return null;
  const [incident, member, theirs] = await Promise.all([
    openIncident(ctx, incidentId),
    ctx.store.members.get(memberId),
    ctx.store.fixers.inNameOf(memberId, incidentId, 1),
  ]);
  if (incident === null || member === null || theirs.length === 0) return null;
  const plan = await place(ctx, { incident, to: member, by: null });
  return plan.kind === "planned" ? plan.letter : null;
}

async function planForAgent(ctx: SupportContext, ticket: Ticket, by: Member): Promise<Plan> {
  const { incident: joined, memberId } = ticket;
  const incident = joined?.how === "joined" ? await openIncident(ctx, joined.incidentId) : null;
  if (incident === null) return { kind: "nothing-to-fix" };
  const entitled = await ctx.store.fixers.entitledIn(incident.id, MOST_ENTITLED);
  const to = entitled.find(({ id }) => id === memberId) ?? entitled[0];
  return to === undefined ? { kind: "nothing-to-fix" } : place(ctx, { incident, to, by });
}

const MOST_ENTITLED = 20;

async function openIncident({ store }: SupportContext, id: string): Promise<Incident | null> {
  const incident = await store.incidents.get(id);
  const isTheirs = incident?.diagnosis.fixer === "owner" || incident?.diagnosis.fixer === "admin";
  return incident !== null && incident.endedAt === null && isTheirs ? incident : null;
}

async function place(ctx: SupportContext, letter: PlannedLetter): Promise<Plan> {
  const { to, by } = letter;
  const asks = { workspaceId: by?.workspaceId ?? to.workspaceId, memberId: by?.id ?? to.id };
  const taken = await takePlaces(ctx, asks, [{ limit: "reconnect-letters", of: [to.id] }]);
  return taken.kind === "full" ? { kind: "too-many", until: taken.until } : { kind: "planned", letter };
}

/** Asks for the letter in the transaction of what it follows from. */
export async function addReconnectLetter(
  tx: Tx<SupportRooms>,
  { id: ticketId, workspaceId }: Pick<Ticket, "id" | "workspaceId">,
  { incident, to, by }: PlannedLetter,
  at: Date,
): Promise<void> {
  const message: ReconnectLetterMessage = {
    kind: "send-reconnect-letter",
    incidentId: incident.id,
    memberId: to.id,
    byAgent: by !== null,
  };
  await tx.say(incident.workspaceId, `reconnect-letter ${incident.id} ${to.id}`, message, at);
  await tx.ticketEvents.add({
    workspaceId,
    ticketId,
    kind: "ticket-reconnect-letter",
    ...(by !== null && { memberId: by.id }),
    data: { toName: to.name },
    at,
  });
  const data = { ticketId, incidentId: incident.id, forId: to.id };
  tx.note({ kind: "reconnect-letter-sent", workspaceId, memberId: by?.id ?? null, data });
}
