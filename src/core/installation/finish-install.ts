import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { askForOpenAlerts } from "../incident/ask-for-open-alerts.ts";
import type { SlackInstall } from "../provider-sign-in/provider-sign-in-store.ts";
import type { Callback } from "../provider-sign-in/read-callback.ts";
import { type CallbackFrom, type TakenCallback, takeCallback } from "../provider-sign-in/take-callback.ts";
import { sealSlackToken } from "./bot-token.ts";

/** Whatever it is but `installed`: nothing was changed. */
export type SlackInstallResult =
  | Exclude<TakenCallback<SlackInstall>, { kind: "taken" }>
  /** Whoever was at Slack said no, or an admin there has to agree first. */
  | { kind: "declined" }
  | { kind: "not-entitled" }
  | { kind: "organisation" }
  /** `why` is Slack's code. */
  | { kind: "refused"; why: string }
  | { kind: "installed"; teamName: string };

/** Takes somebody back from Slack: from now on their workspace's people are in that Slack, and hear there of what is open. */
export async function finishSlackInstall(
  ctx: CommitContext & Pick<Context, "secrets" | "slackApp">,
  from: Omit<CallbackFrom<SlackInstall>, "provider" | "state">,
  { state, code, error }: Callback,
): Promise<SlackInstallResult> {
  const { slackApp } = ctx;
  const taken = await takeCallback<SlackInstall>(ctx, { ...from, provider: "slack", state });
  if (taken.kind !== "taken") return taken;
  if (slackApp === null) return { kind: "unknown-state" };
  if (error === "access_denied") return { kind: "declined" };
  if (error || !code) return { kind: "refused", why: error || "no code" };

  const { workspaceId, memberId } = taken.signIn;
  const member = await ctx.store.members.get(memberId);
  // Asked again: they may have been an admin when they set out.
  if (member?.role !== "admin") {
    if (member) await noteNotEntitled(ctx, member, "chat-installed");
    return { kind: "not-entitled" };
  }
  const answer = await slackApp.install(code);
  if (answer.kind === "organisation") return answer;
  if (answer.kind === "failed") {
    ctx.log.event("chat.not-installed", { workspaceId, why: answer.why });
    return { kind: "refused", why: answer.why };
  }
  const { team, token } = answer;
  const at = ctx.clock.now();
  const sealed = sealSlackToken(ctx.secrets, token, team.id, at);
  await commit(ctx, workspaceId, async (tx) => {
    await tx.slackInstallations.keep(workspaceId, { teamId: team.id, teamName: team.name, sealed }, at);
    await tx.history.add(workspaceId, {
      kind: "slack-installed",
      memberId,
      data: { team: team.name },
      at,
    });
    tx.note({ kind: "chat-installed", workspaceId, memberId, data: { teamId: team.id } });
    await tx.alerts.revive(workspaceId, "slack");
    await askForOpenAlerts(tx, workspaceId, at);
  });
  ctx.log.event("chat.installed", { workspaceId, teamId: team.id });
  return { kind: "installed", teamName: team.name };
}
