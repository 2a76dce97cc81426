import { commit } from "../../core/commit.ts";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportContext } from "../support-rooms.ts";
import { mayWorkTickets } from "../ticket/may-work-tickets.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { suggestAnswer } from "./suggest-answer.ts";

/** An incident of a ticket, with its state of now. */
export type IncidentOfTicket = {
  id: string;
  how: "joined" | "offered" | "refused";
  /** One sentence. */
  why: string;
  cause: Cause;
  title: string;
  openedAt: Date;
  /** null: it is open. */
  endedAt: Date | null;
  /** The first few of its mailboxes that are still lost. */
  addresses: string[];
  lost: number;
  /** It is another workspace's: its page and its buttons are not shown. */
  readOnly: boolean;
};

/** The subject of a ticket, as its page shows it. */
export type TicketAbout = {
  /** `workspace`: its name, where the member is of another one. */
  member: { id: string; name: string; email: string; workspace: string | null } | null;
  incident: IncidentOfTicket | null;
  cause: { cause: Cause; title: string; meaning: string } | null;
  /** Plain text for an agent to send; null: there is nothing to say yet. */
  suggestion: string | null;
};

const MOST_ADDRESSES = 5;
const MOST_FIXERS = 3;

/**
 * Tells the subject of a ticket to an agent who looks at it. When that is an incident or a member of another workspace, the audit logs of
 * both workspaces get a line.
 *
 * @returns null when the ticket is not theirs to see
 */
export async function aboutOf(
  ctx: SupportContext,
  ticketId: string,
  by: Member,
): Promise<TicketAbout | null> {
  const ticket = await ctx.store.tickets.get(ticketId);
  if (ticket?.workspaceId !== by.workspaceId || !mayWorkTickets(by)) return null;
  const [member, incident, workspace] = await Promise.all([
    ticket.memberId === null ? null : ctx.store.members.get(ticket.memberId),
    ticket.incident === null ? null : ctx.store.incidents.get(ticket.incident.incidentId),
    ctx.store.members.workspace(ticket.workspaceId),
  ]);
  const theirs = [member?.workspaceId, incident?.workspaceId].find(
    (id) => id !== undefined && id !== ticket.workspaceId,
  );
  if (theirs !== undefined) await noteOtherWorkspace(ctx, by, ticket, theirs);
  const shown = incident === null ? null : await incidentOf(ctx, ticket, incident);
  return {
    member: member && {
      id: member.id,
      name: member.name,
      email: member.email,
      workspace:
        member.workspaceId === ticket.workspaceId
          ? null
          : ((await ctx.store.members.workspace(member.workspaceId))?.name ?? null),
    },
    incident: shown,
    cause: ticket.cause && { cause: ticket.cause, ...causeFacts[ticket.cause] },
    suggestion: await suggestionFor(ctx, ticket, incident, shown, workspace?.timeZone ?? "UTC"),
  };
}

const noteOtherWorkspace = (ctx: SupportContext, by: Member, { id: ticketId }: Ticket, theirs: string) =>
  commit(ctx, null, async (tx) => {
    const data = { ticketId };
    tx.note({ kind: "other-workspace-read", workspaceId: by.workspaceId, memberId: by.id, data });
    tx.note({ kind: "other-workspace-read", workspaceId: theirs, memberId: null, data });
  });

async function incidentOf(
  { store }: SupportContext,
  ticket: Ticket,
  incident: Incident,
): Promise<IncidentOfTicket> {
  const { rows, total } = await store.incidentMailboxes.open(incident.id, { skip: 0, take: MOST_ADDRESSES });
  return {
    id: incident.id,
    how: ticket.incident?.how ?? "offered",
    why: ticket.incident?.why ?? "",
    cause: incident.cause,
    title: causeFacts[incident.cause].title,
    openedAt: incident.openedAt,
    endedAt: incident.endedAt,
    addresses: rows.map(({ address }) => address),
    lost: total,
    readOnly: incident.workspaceId !== ticket.workspaceId,
  };
}

/** Only a verified member hears of an incident that the ticket joined. To others an answer tells the meaning of the words they sent. */
async function suggestionFor(
  { store }: SupportContext,
  ticket: Ticket,
  incident: Incident | null,
  shown: IncidentOfTicket | null,
  timeZone: string,
): Promise<string | null> {
  const customerName = ticket.customer?.name ?? "";
  const told =
    ticket.incident?.how === "joined" && ticket.memberId !== null && incident !== null && shown !== null;
  if (!told) return suggestAnswer({ customerName, incident: null, cause: ticket.cause, timeZone });
  const [entitled, own] = await Promise.all([
    store.fixers.entitledIn(incident.id, MOST_FIXERS),
    ticket.memberId === null ? [] : store.fixers.inNameOf(ticket.memberId, incident.id, MOST_ADDRESSES),
  ]);
  const owners = entitled.filter(({ as, disclaims }) => as !== "admin" && !disclaims);
  return suggestAnswer({
    customerName,
    cause: ticket.cause,
    timeZone,
    incident: {
      cause: incident.cause,
      fixer: incident.diagnosis.fixer,
      advice: incident.diagnosis.advice,
      // Others' mailboxes are not the customer's to hear of.
      addresses: own.map(({ address }) => address),
      fixers: (owners.length > 0 ? owners : entitled).map(({ name }) => name),
      openedAt: incident.openedAt,
      endedAt: incident.endedAt,
    },
  });
}
