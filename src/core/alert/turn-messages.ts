import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { type KeptMessage, MESSAGE } from "../chat/kept-message.ts";
import { LETTERS } from "../chat/letter.ts";
import { digestOf } from "../chat/show-kept.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { AlertMessage } from "../incident/alert-message.ts";
import type { Tx } from "../tx.ts";
import { aboutIncident } from "./alert-store.ts";
import type { AlertSubject } from "./alert-subject.ts";
import { askForAlertTo } from "./ask-for-alert-at.ts";
import { showOfIncident } from "./show-alert-at.ts";
import { RECEIPT } from "./show-receipt.ts";
import { viewIn, viewOfSaying } from "./view/view-of-saying.ts";

/**
 * Asks for an update of an incident's messages: direct alerts, reminders, requests, and old copies of the alert. Alerts in shared
 * channels have items of their own.
 */
export async function turnMessages(ctx: CommitContext, subject: AlertSubject): Promise<void> {
  const outdated: KeptMessage[] = [];
  for (const kept of await ctx.store.keptMessages.of(aboutIncident(subject.incident.id))) {
    if (kept.platform === LETTERS || (kept.deadWhy !== null && kept.messageRef === null)) continue;
    const isTheirAlert = kept.part === MESSAGE && kept.memberId !== null;
    if (!isTheirAlert && !isTurned(kept)) continue;
    if (digestOf(await viewIn(ctx, subject, kept)) !== kept.shown) outdated.push(kept);
  }
  if (outdated.length === 0) return;
  await commit(ctx, null, async (tx) => {
    for (const kept of outdated) await askToTurn(tx, kept, ctx.clock.now());
  });
}

async function askToTurn(tx: Tx, kept: KeptMessage, at: Date): Promise<void> {
  const { id: keptId, workspaceId, about, part } = kept;
  if (part === MESSAGE) return askForAlertTo(tx, { ...kept, incidentId: about.id }, at);
  const message: AlertMessage = { kind: "turn-message", keptId };
  await tx.say(workspaceId, `turn:${keptId}`, message, at);
}

/** Brings one of them up to date. */
export async function turnMessage(
  ctx: Context,
  chats: Chats,
  { keptId }: { keptId: string },
): Promise<Shown> {
  const kept = await ctx.store.keptMessages.get(keptId);
  if (kept === null || !isTurned(kept)) return { kind: "shown" };
  const chat = await chats.at(kept.workspaceId, kept.platform);
  if (chat === null) return { kind: "shown" };
  const view = await viewOfSaying(ctx, kept);
  if (view === null) return { kind: "shown" };
  const audience = kept.memberId === null ? "channel" : "person";
  const shown = await showOfIncident(ctx, chat, kept, view, { audience, ifNew: false, ifDeleted: false });
  return shown.kind === "unchanged" ? { kind: "shown" } : shown;
}

/** The message was posted, or may have been. The alert has items of its own, and a receipt stays as it is. */
const isTurned = ({ part, messageRef, postingAt, extra }: KeptMessage) =>
  part !== MESSAGE && part !== RECEIPT && (messageRef !== null || postingAt !== null || extra !== null);
