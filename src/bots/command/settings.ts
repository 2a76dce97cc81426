import { chooseQuietHours } from "../../core/alert/choose-quiet-hours.ts";
import { sayQuietHours } from "../../core/alert/quiet-hours.ts";
import type { Context } from "../../core/context.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";

type Ctx = Pick<Context, "store" | "publicUrl">;

/** Shows how things are set for who asks; `quiet 22:00-7:00` and `quiet off` change what is theirs alone. */
export async function settings(ctx: Ctx, member: Member, change: string): Promise<Reply> {
  if (change === "") return shown(ctx, member, "");
  const wished = /^quiet\b\s*(.*)$/i.exec(change)?.[1];
  const result = wished === undefined ? null : await chooseQuietHours(ctx, member, wished);
  if (result?.kind !== "saved") {
    return shown(
      ctx,
      member,
      `Unpause does not understand “settings ${change}”. Say “settings quiet 22:00-7:00”, or “settings quiet off”.`,
    );
  }
  const { hours } = result;
  return shown(
    ctx,
    member,
    hours === null
      ? "You are told at any hour from now on."
      : `You are left in peace from ${sayQuietHours(hours)}, except where something would be sent before they are over.`,
  );
}

async function shown({ store, publicUrl }: Ctx, member: Member, text: string): Promise<Reply> {
  const [workspace, quiet] = await Promise.all([
    store.members.workspace(member.workspaceId),
    store.members.quietHours(member.id),
  ]);
  return reply(text || "This is how things are set.", {
    items: [
      { title: "You are", text: `${member.name}, ${member.email} (${member.role})` },
      { title: "Your quiet hours", text: quiet === null ? "none" : sayQuietHours(quiet.hours) },
      { title: "Time zone", text: workspace?.timeZone ?? "UTC" },
      {
        title: "Alerts go to",
        text: workspace?.slackChannel
          ? `the channel ${workspace.slackChannel}, and to who can fix it`
          : "who can fix it",
      },
    ],
    actions: [
      { kind: "open", label: "Open settings", url: `${publicUrl}/settings` },
      ...(quiet === null
        ? [{ kind: "command", label: "Quiet from 22 to 7", command: "settings quiet 22:00-7:00" } as const]
        : [{ kind: "command", label: "No quiet hours", command: "settings quiet off" } as const]),
    ],
  });
}
