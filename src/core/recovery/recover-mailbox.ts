import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { openAccess } from "../credential/open-access.ts";
import { isPausing } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { diagnoseEpisode } from "../diagnosis/diagnose-episode.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { changeCause } from "../disconnection/change-cause.ts";
import { nextProbe } from "../disconnection/next-probe.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import type { Disconnection } from "../incident/disconnection-store.ts";
import type { Proof } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { probeOthers } from "./probe-incident.ts";

/**
 * Probes a lost mailbox with its stored credential: an admin may have allowed it again, or a host may have recovered. A mailbox
 * that works is reconnected as by a person, and the others of its incident are probed too. A mailbox that is refused for another
 * reason than before leaves its incident.
 */
export async function recoverMailbox(ctx: Context, mailbox: Mailbox): Promise<void> {
  const { disconnections, reconnects } = ctx.store;
  const [lost, underWay] = await Promise.all([
    disconnections.openOf(mailbox.id),
    reconnects.open(mailbox.id),
  ]);
  if (lost === null || underWay !== null) return;
  const way = await openAccess(ctx, mailbox, "renewed");
  if (way === null) return;
  if (way.kind === "closed") return stillLost(ctx, mailbox, lost, tokenRefusal(mailbox, way.error));
  const proof = await ctx.mail.prove(way.access);
  const refusal = refusalOf(mailbox, proof);
  return refusal === null ? comeBack(ctx, mailbox, lost, proof) : stillLost(ctx, mailbox, lost, refusal);
}

async function stillLost(
  ctx: Context,
  mailbox: Mailbox,
  lost: Disconnection,
  refusal: Diagnosis,
): Promise<void> {
  if (isPausing(refusal.cause) && refusal.cause !== lost.cause && refusal.confidence !== "unsure") {
    return changeCause(ctx, mailbox, lost, refusal);
  }
  const probes = lost.probes + 1;
  await ctx.store.lostProbes.refusedAgain(
    lost.id,
    probes,
    nextProbe(lost.diagnosis, probes, ctx.clock.now()),
  );
  ctx.live.changed(mailbox.workspaceId);
}

const tokenRefusal = ({ provider, signIn: credential }: Mailbox, error: unknown): Diagnosis =>
  diagnose({ provider, credential, protocol: "oauth", error });

/** @returns null when both legs work */
function refusalOf({ provider, signIn: credential }: Mailbox, proof: Proof): Diagnosis | null {
  return diagnoseEpisode(
    (["smtp", "imap"] as const).flatMap((door) => {
      const leg = proof[door];
      if (leg.kind === "proven") return [];
      return [{ door, diagnosis: diagnose({ provider, credential, protocol: door, error: leg.error }) }];
    }),
  );
}

async function comeBack(
  ctx: Context,
  { id: mailboxId, workspaceId, userName, smtp, imap }: Mailbox,
  { id: disconnectionId, incidentId }: Disconnection,
  { folders }: Proof,
): Promise<void> {
  await probeOthers(ctx, incidentId);
  const startedAt = ctx.clock.now();
  const proven = {
    workspaceId,
    mailboxId,
    disconnectionId,
    memberId: null,
    sealed: null,
    subject: null,
    tenant: null,
    server: { userName, smtp, imap },
    folders,
    startedAt,
  };
  const isStarted = await commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.disconnections.keepOpen(disconnectionId))) return false;
    const reconnectId = await tx.reconnects.start(proven);
    if (reconnectId === null) return false;
    tx.wake("finish-reconnect", reconnectId);
    await askForAlert(tx, workspaceId, incidentId, startedAt);
    return true;
  });
  if (isStarted) ctx.log.event("mailbox.came-back", { mailboxId, incidentId });
}
