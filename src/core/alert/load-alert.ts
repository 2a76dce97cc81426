import type { MessageView } from "../chat/message-view.ts";
import type { Context } from "../context.ts";
import type { LostMailbox, Standing } from "../incident/incident-mailbox-store.ts";
import { sayTime } from "../words/say.ts";
import type { AlertSubject, MailboxPart } from "./alert-subject.ts";
import { alertView } from "./view/alert-view.ts";

type Ctx = Pick<Context, "store" | "clock" | "publicUrl">;

/**
 * The incident's alert as it reads now.
 *
 * @returns null when there is no such incident, or none of its mailboxes is known any more
 */
export async function loadAlert(ctx: Ctx, incidentId: string): Promise<MessageView | null> {
  const subject = await loadSubject(ctx, incidentId);
  return subject && viewOfSubject(subject);
}

/** The view of an alert, with its time and the address of its page. */
export function viewOfSubject(subject: AlertSubject): MessageView {
  const { incident, now, timeZone, publicUrl } = subject;
  const updated = { at: sayTime(now, timeZone), url: `${publicUrl}/incidents/${incident.id}` };
  return { ...alertView(subject), updated };
}

/** Mailboxes that an alert names; its page lists all of them. */
const MOST_NAMED = 5;
/** People that it names. */
const MOST_PEOPLE = 20;

/** All facts that the messages of an incident show. null as above. */
export async function loadSubject(ctx: Ctx, incidentId: string): Promise<AlertSubject | null> {
  const { store } = ctx;
  const [incident, standing] = await Promise.all([
    store.incidents.get(incidentId),
    store.incidentMailboxes.standing(incidentId),
  ]);
  if (incident === null) return null;
  const where = spokenOf(standing);
  const [workspace, entitled, heldUp, watch, named, reconnectedBy, left, removed, inboxes] =
    await Promise.all([
      store.members.workspace(incident.workspaceId),
      store.fixers.entitledIn(incidentId, MOST_PEOPLE),
      store.pauses.heldUp(incidentId),
      store.watches.get(incidentId),
      store.incidentMailboxes.someStanding(incidentId, where, MOST_NAMED),
      store.incidentMailboxes.reconnectedBy(incidentId),
      store.incidentMailboxes.left(incidentId, MOST_NAMED),
      store.incidentMailboxes.removed(incidentId, MOST_NAMED),
      store.incidentMailboxes.supportInboxes(incidentId),
    ]);
  const nothing = named.length === 0 && left.total === 0 && removed.total === 0;
  if (nothing && incident.diagnosis.pauses) return null;
  return {
    incident,
    diagnosis: incident.diagnosis,
    standing,
    mailboxes: await Promise.all(named.map((mailbox) => partOf(ctx, mailbox, where))),
    reconnectedBy,
    left,
    removed,
    entitled,
    heldUp,
    inboxes,
    watch,
    now: ctx.clock.now(),
    timeZone: workspace?.timeZone ?? "UTC",
    publicUrl: ctx.publicUrl,
  };
}

/** Unfinished work comes first. */
function spokenOf(standing: Record<Standing, number>): Standing {
  if (standing.waiting > 0) return "waiting";
  return standing.reconnecting > 0 ? "reconnecting" : "connected";
}

async function partOf(
  { store }: Ctx,
  { disconnectionId, address }: LostMailbox,
  where: Standing,
): Promise<MailboxPart> {
  const part = { address, disconnectionId };
  if (disconnectionId === null) return { ...part, kind: "waiting", lastTryFailed: null };
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
