import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";

export type Shown =
  | { kind: "shown" }
  | { kind: "later"; until: Date | null; why: string }
  | { kind: "dead"; why: string };

/**
 * Posts the incident's one message in the workspace's channel, or edits it to say what is true now. Without a chat, or without a
 * channel, the web app's feed is where people see it, and that reads the database itself.
 */
export async function showAlert(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  incidentId: string,
): Promise<Shown> {
  ctx.live.changed(workspaceId);
  const channel = (await ctx.store.members.workspace(workspaceId))?.slackChannel ?? null;
  if (chat === null || channel === null) return { kind: "shown" };
  const view = await loadAlert(ctx, incidentId);
  if (view === null) return { kind: "shown" };

  const { platform } = chat;
  const alert = await ctx.store.alerts.openOrGet({ workspaceId, incidentId, platform, channel });
  const digest = createHash("sha256").update(JSON.stringify(view)).digest("hex");
  if (alert.messageRef !== null && alert.shown === digest) return { kind: "shown" };

  const answer = await chat.post(channel, view, alert.messageRef);
  switch (answer.kind) {
    case "posted":
      await ctx.store.alerts.posted(alert.id, answer.ref, digest, ctx.clock.now());
      return { kind: "shown" };
    case "gone":
      await ctx.store.alerts.forget(alert.id);
      return {
        kind: "later",
        until: ctx.clock.now(),
        why: "The message was deleted there; it is posted anew.",
      };
    case "later":
    case "dead":
      return answer;
  }
}
