import type { Context } from "../context.ts";
import { type Begun, beginSignIn } from "../mailbox/begin-sign-in.ts";
import type { SlackInstall } from "../mailbox/provider-sign-in-store.ts";
import type { Member } from "./member.ts";

export type BeginInstallResult =
  | Begun
  /** The operator has set up no app that can be installed. */
  | { kind: "not-set-up" }
  | { kind: "not-entitled" };

/** Sends an admin to Slack, to install our app where their people are. */
export async function beginSlackInstall(
  ctx: Pick<Context, "store" | "secrets" | "clock" | "slackApp">,
  { id: memberId, workspaceId, role }: Member,
  browserToken: string | null,
): Promise<BeginInstallResult> {
  const { slackApp } = ctx;
  if (slackApp === null) return { kind: "not-set-up" };
  if (role !== "admin") return { kind: "not-entitled" };
  const what = {
    workspaceId,
    memberId,
    provider: "slack",
    purpose: { kind: "install" },
    browserToken,
  } as const;
  return beginSignIn<SlackInstall>(ctx, what, ({ state }) => slackApp.installUrl(state));
}
