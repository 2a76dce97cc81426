import { type CommitContext, commit } from "../commit.ts";
import type { AlertMessage } from "./alert-message.ts";
import { askForAlert } from "./ask-for-alert.ts";
import { TAKEN_NUDGE_MS } from "./next-nudge.ts";

export type HandOverResult =
  | { kind: "handed"; to: { id: string; name: string } }
  /** They may not reconnect what is lost. */
  | { kind: "not-entitled"; name: string }
  /** Another member took it or handed it over a moment ago. */
  | { kind: "overtaken" }
  | { kind: "over" };

type Handing = { workspaceId: string; incidentId: string; byId: string; toId: string };

/** Puts that member on the incident. The alert shows it, and a direct message tells them who handed it over. */
export async function handOver(
  ctx: CommitContext,
  { workspaceId, incidentId, byId, toId }: Handing,
): Promise<HandOverResult> {
  const { store, clock } = ctx;
  const at = clock.now();
  const [to, may, watch] = await Promise.all([
    store.members.get(toId),
    store.fixers.mayReconnect(toId, incidentId, 1),
    store.watches.get(incidentId),
  ]);
  if (to?.workspaceId !== workspaceId || may.length === 0) {
    const open = await store.incidentMailboxes.open(incidentId, { skip: 0, take: 1 });
    return open.total === 0 ? { kind: "over" } : { kind: "not-entitled", name: to?.name ?? "This member" };
  }
  const from = watch?.takenBy?.id ?? null;
  const next = new Date(at.getTime() + TAKEN_NUDGE_MS);
  const isHanded = await commit(ctx, workspaceId, async (tx) => {
    await tx.watches.open(workspaceId, incidentId, { nextNudgeAt: next, reachAt: null });
    if (from === toId || !(await tx.watches.take(incidentId, toId, from, at, next))) return false;
    tx.note({ kind: "incident-handed-over", workspaceId, memberId: byId, data: { incidentId, toId } });
    const message: AlertMessage = {
      kind: "ask-fixer",
      incidentId,
      askerId: byId,
      memberId: toId,
      handsOver: true,
    };
    await tx.say(workspaceId, `hand-over:${incidentId}:${toId}`, message, at);
    await askForAlert(tx, workspaceId, incidentId, at);
    return true;
  });
  return isHanded || from === toId ? { kind: "handed", to } : { kind: "overtaken" };
}
