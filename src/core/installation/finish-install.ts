import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { askForOpenAlerts } from "../incident/ask-for-open-alerts.ts";
import type { ChatInstall } from "../provider-sign-in/provider-sign-in-store.ts";
import type { Callback } from "../provider-sign-in/read-callback.ts";
import { type CallbackFrom, type TakenCallback, takeCallback } from "../provider-sign-in/take-callback.ts";
import { sealBotToken } from "./bot-token.ts";

/** Every result except `installed` has changed nothing. */
export type InstallResult =
  | Exclude<TakenCallback<ChatInstall>, { kind: "taken" }>
  /** The person at the platform declined, or an admin there has to agree first. */
  | { kind: "declined" }
  | { kind: "not-entitled" }
  | { kind: "organisation" }
  /** `why` is the platform's code. */
  | { kind: "refused"; why: string }
  | { kind: "installed"; name: string };

/**
 * Completes an installation after a person comes back from the platform. From now on their workspace's people are in that chat, and
 * hear there of open matters.
 */
export async function finishInstall(
  ctx: CommitContext & Pick<Context, "secrets" | "chatApps">,
  platform: string,
  from: Omit<CallbackFrom<ChatInstall>, "provider" | "state">,
  { state, code, error }: Callback,
): Promise<InstallResult> {
  const app = ctx.chatApps[platform];
  const taken = await takeCallback<ChatInstall>(ctx, { ...from, provider: platform, state });
  if (taken.kind !== "taken") return taken;
  if (app === undefined) return { kind: "unknown-state" };
  if (error === "access_denied") return { kind: "declined" };
  if (error || !code) return { kind: "refused", why: error || "no code" };

  const { workspaceId, memberId } = taken.signIn;
  const member = await ctx.store.members.get(memberId);
  // Asked again: they may have been an admin when they set out.
  if (member?.role !== "admin") {
    if (member) await noteNotEntitled(ctx, member, "chat-installed");
    return { kind: "not-entitled" };
  }
  const answer = await app.install(code);
  if (answer.kind === "organisation") return answer;
  if (answer.kind === "failed") {
    ctx.log.event("chat.not-installed", { workspaceId, platform, why: answer.why });
    return { kind: "refused", why: answer.why };
  }
  const { tenantId, name, token } = answer;
  const at = ctx.clock.now();
  const sealed = sealBotToken(ctx.secrets, token, tenantId, at);
  await commit(ctx, workspaceId, async (tx) => {
    await tx.chatInstallations.keep(workspaceId, { platform, tenantId, name, sealed }, at);
    await tx.history.add(workspaceId, { kind: "chat-installed", memberId, data: { platform, name }, at });
    tx.note({ kind: "chat-installed", workspaceId, memberId, data: { teamId: tenantId } });
    await tx.alerts.revive(workspaceId, platform);
    await askForOpenAlerts(tx, workspaceId, at);
  });
  ctx.log.event("chat.installed", { workspaceId, platform, tenantId });
  return { kind: "installed", name };
}
