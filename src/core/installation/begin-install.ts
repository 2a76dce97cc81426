import { noteNotEntitled } from "../audit/note-refusal.ts";
import type { CommitContext } from "../commit.ts";
import type { Context } from "../context.ts";
import { type Begun, beginSignIn } from "../provider-sign-in/begin-sign-in.ts";
import type { SlackInstall } from "../provider-sign-in/provider-sign-in-store.ts";
import type { Member } from "../workspace/member.ts";

export type BeginInstallResult =
  | Begun
  /** The operator has set up no app that can be installed. */
  | { kind: "not-set-up" }
  | { kind: "not-entitled" };

/** Sends an admin to Slack, to install our app where their people are. */
export async function beginSlackInstall(
  ctx: CommitContext & Pick<Context, "secrets" | "slackApp">,
  member: Member,
  browserToken: string | null,
): Promise<BeginInstallResult> {
  const { slackApp } = ctx;
  if (slackApp === null) return { kind: "not-set-up" };
  const { id: memberId, workspaceId, role } = member;
  if (role !== "admin") {
    await noteNotEntitled(ctx, member, "chat-installed");
    return { kind: "not-entitled" };
  }
  const what = {
    workspaceId,
    memberId,
    provider: "slack",
    purpose: { kind: "install" },
    browserToken,
  } as const;
  return beginSignIn<SlackInstall>(ctx, what, ({ state }) => slackApp.installUrl(state));
}
