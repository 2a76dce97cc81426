import { aboutIncident } from "../core/alert/alert-store.ts";
import { repaintKey } from "../core/alert/repaint.ts";
import { type CommitContext, commit } from "../core/commit.ts";
import type { AlertMessage } from "../core/incident/alert-message.ts";
import type { Incident } from "../core/incident/incident-store.ts";
import type { Press } from "./presses.ts";

/**
 * Brings a message up to date whose button was pressed and that may say what is no longer true: one of an incident that is
 * over, or one that is not the incident's alert.
 */
export async function keepTrue(
  ctx: CommitContext,
  incident: Incident,
  { press, platform, channel, ref }: { press: Press | null; platform: string; channel: string; ref: string },
): Promise<void> {
  const { id: incidentId, workspaceId, endedAt } = incident;
  // Whoever asks whose it is may press it again until that is settled.
  if (endedAt === null && press === "new-owner") return;
  const kept = await ctx.store.keptMessages.at(aboutIncident(incidentId), platform, ref);
  if (endedAt === null && kept !== null) return;
  const message: AlertMessage = { kind: "repaint", incidentId, channel, ref };
  await commit(ctx, null, (tx) => tx.say(workspaceId, repaintKey(ref), message, ctx.clock.now()));
}
