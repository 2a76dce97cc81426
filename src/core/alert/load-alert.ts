import type { Context } from "../context.ts";
import type { LostMailbox, Standing } from "../incident/incident-store.ts";
import type { AlertSubject, MailboxPart } from "./alert-subject.ts";
import { alertView } from "./alert-view.ts";
import type { MessageView } from "./message-view.ts";

type Ctx = Pick<Context, "store" | "clock" | "publicUrl">;

/** What the incident's alert says now; null: there is no such incident. */
export async function loadAlert(ctx: Ctx, incidentId: string): Promise<MessageView | null> {
  const subject = await subjectOf(ctx, incidentId);
  return subject && alertView(subject);
}

/** Mailboxes that an alert names; its page lists all of them. */
const MOST_NAMED = 5;
/** People that it names. */
const MOST_PEOPLE = 20;

async function subjectOf(ctx: Ctx, incidentId: string): Promise<AlertSubject | null> {
  const { store } = ctx;
  const [incident, standing] = await Promise.all([
    store.incidents.get(incidentId),
    store.incidents.standing(incidentId),
  ]);
  const where = spokenOf(standing);
  if (incident === null || where === null) return null;
  const [workspace, entitled, heldUp, watch, named, reconnectedBy] = await Promise.all([
    store.members.workspace(incident.workspaceId),
    store.members.entitledIn(incidentId, MOST_PEOPLE),
    store.incidents.heldUp(incidentId),
    store.watches.get(incidentId),
    store.incidents.someStanding(incidentId, where, MOST_NAMED),
    store.incidents.reconnectedBy(incidentId),
  ]);
  return {
    incident,
    diagnosis: incident.diagnosis,
    standing,
    mailboxes: await Promise.all(named.map((mailbox) => partOf(ctx, mailbox, where))),
    reconnectedBy,
    entitled,
    heldUp,
    watch,
    now: ctx.clock.now(),
    timeZone: workspace?.timeZone ?? "UTC",
    publicUrl: ctx.publicUrl,
  };
}

/** What is still to be done comes first. null: there is nothing in it, its mailboxes were removed. */
function spokenOf(standing: Record<Standing, number>): Standing | null {
  const order = ["waiting", "reconnecting", "connected"] as const;
  return order.find((where) => standing[where] > 0) ?? null;
}

async function partOf(
  { store }: Ctx,
  { disconnectionId, address }: LostMailbox,
  where: Standing,
): Promise<MailboxPart> {
  const part = { address, disconnectionId };
  if (where === "connected") {
    const receipt = await store.receipts.get(disconnectionId);
    return { ...part, kind: "connected", receipt: receipt?.body ?? null };
  }
  const reconnect = await store.reconnects.latest(disconnectionId);
  if (where === "reconnecting" && reconnect !== null) {
    const by = reconnect.memberId === null ? null : await store.members.get(reconnect.memberId);
    return { ...part, kind: "reconnecting", by: by?.name ?? null, state: reconnect.state };
  }
  return { ...part, kind: "waiting", lastTryFailed: reconnect?.progress.failure ?? null };
}
