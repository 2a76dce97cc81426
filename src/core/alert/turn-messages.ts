import type { Context } from "../context.ts";
import { aboutIncident } from "./alert-store.ts";
import type { ChatPort } from "./chat-port.ts";
import { type KeptMessage, MESSAGE } from "./kept-message-store.ts";
import type { Shown } from "./show-alert.ts";
import { showOfIncident } from "./show-alert-at.ts";
import { digestOf } from "./show-kept.ts";
import { RECEIPT } from "./show-receipt.ts";
import { viewOfSaying } from "./view-of-saying.ts";

/** Asks for the incident's other messages to be brought up to date: reminders, requests, and old copies of its alert. */
export async function turnMessages(
  ctx: Pick<Context, "store" | "clock" | "wake" | "publicUrl">,
  chat: ChatPort,
  incidentId: string,
): Promise<void> {
  for (const kept of await ctx.store.keptMessages.of(aboutIncident(incidentId))) {
    if (kept.platform !== chat.platform || !isTurned(kept)) continue;
    const view = await viewOfSaying(ctx, kept);
    if (view === null || digestOf(view) === kept.shown) continue;
    const message = { kind: "turn-message", keptId: kept.id } as const;
    const at = ctx.clock.now();
    await ctx.wake("deliver", await ctx.store.outbox.add(kept.workspaceId, `turn:${kept.id}`, message, at));
  }
}

/** Brings one of them up to date. */
export async function turnMessage(
  ctx: Context,
  chat: ChatPort | null,
  { keptId }: { keptId: string },
): Promise<Shown> {
  const kept = await ctx.store.keptMessages.get(keptId);
  if (chat === null || kept?.platform !== chat.platform || !isTurned(kept)) return { kind: "shown" };
  const view = await viewOfSaying(ctx, kept);
  if (view === null) return { kind: "shown" };
  const whose = kept.memberId === null ? "channel" : "person";
  const shown = await showOfIncident(ctx, chat, kept, view, { whose, ifNew: false, ifDeleted: false });
  return shown.kind === "unchanged" ? { kind: "shown" } : shown;
}

/** It stands there, or may. The alert has items of its own, and a receipt stays as it is. */
const isTurned = ({ part, messageRef, postingAt, deadWhy }: KeptMessage) =>
  part !== MESSAGE && part !== RECEIPT && deadWhy === null && (messageRef !== null || postingAt !== null);
