import type { Context } from "../context.ts";
import type { Disconnection } from "../incident/incident-store.ts";
import type { AlertSubject, MailboxPart } from "./alert-subject.ts";
import { alertView } from "./alert-view.ts";
import type { MessageView } from "./message-view.ts";

type Ctx = Pick<Context, "store" | "clock" | "publicUrl">;

/** What the incident's alert says now; null: there is no such incident. */
export async function loadAlert(ctx: Ctx, incidentId: string): Promise<MessageView | null> {
  const subject = await subjectOf(ctx, incidentId);
  return subject && alertView(subject);
}

async function subjectOf(ctx: Ctx, incidentId: string): Promise<AlertSubject | null> {
  const { store } = ctx;
  const [incident, disconnections] = await Promise.all([
    store.incidents.get(incidentId),
    store.incidents.disconnectionsOf(incidentId),
  ]);
  const [first] = disconnections;
  if (incident === null || first === undefined) return null;
  const [workspace, entitled, heldUp, watch, mailboxes] = await Promise.all([
    store.members.workspace(incident.workspaceId),
    store.members.entitled(first.mailboxId),
    store.incidents.heldUp(incidentId),
    store.watches.get(incidentId),
    Promise.all(disconnections.map((disconnection) => partOf(ctx, disconnection))),
  ]);
  return {
    incident,
    diagnosis: first.diagnosis,
    mailboxes,
    entitled,
    heldUp,
    watch,
    now: ctx.clock.now(),
    timeZone: workspace?.timeZone ?? "UTC",
    publicUrl: ctx.publicUrl,
  };
}

async function partOf({ store }: Ctx, { id, mailboxId, endedAt }: Disconnection): Promise<MailboxPart> {
  const [mailbox, reconnect] = await Promise.all([
    store.mailboxes.get(mailboxId),
    store.reconnects.latest(id),
  ]);
  const part = { address: mailbox?.address ?? "A removed mailbox", disconnectionId: id };
  if (endedAt !== null) {
    const receipt = await store.receipts.get(id);
    return { ...part, kind: "connected", receipt: receipt?.body ?? null };
  }
  if (reconnect !== null && reconnect.endedAt === null) {
    const by = reconnect.memberId === null ? null : await store.members.get(reconnect.memberId);
    return { ...part, kind: "reconnecting", by: by?.name ?? null, state: reconnect.state };
  }
  return { ...part, kind: "waiting", lastTryFailed: reconnect?.progress.failure ?? null };
}
