import { noteNotEntitled } from "../audit/note-refusal.ts";
import type { CommitContext } from "../commit.ts";
import type { Context } from "../context.ts";
import { type Begun, beginSignIn } from "../provider-sign-in/begin-sign-in.ts";
import type { ChatInstall } from "../provider-sign-in/provider-sign-in-store.ts";
import type { Member } from "../workspace/member.ts";

export type BeginInstallResult =
  | Begun
  /** The operator has set up no app that can be installed. */
  | { kind: "not-set-up" }
  | { kind: "not-entitled" };

/** Sends an admin to a platform, to install our app where their people are. */
export async function beginInstall(
  ctx: CommitContext & Pick<Context, "secrets" | "chatApps">,
  member: Member,
  platform: string,
  browserToken: string | null,
): Promise<BeginInstallResult> {
  const app = ctx.chatApps[platform];
  if (app === undefined) return { kind: "not-set-up" };
  const { id: memberId, workspaceId, role } = member;
  if (role !== "admin") {
    await noteNotEntitled(ctx, member, "chat-installed");
    return { kind: "not-entitled" };
  }
  const what = {
    workspaceId,
    memberId,
    provider: platform,
    purpose: { kind: "install" },
    browserToken,
  } as const;
  return beginSignIn<ChatInstall>(ctx, what, ({ state }) => app.installUrl(state));
}
