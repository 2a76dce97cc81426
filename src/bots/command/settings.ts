import { sayChannel } from "../../core/chat/destination.ts";
import type { CommitContext } from "../../core/commit.ts";
import { leaveGroup } from "../../core/connect-code/leave-group.ts";
import { LEAVE_GROUP_WORDS } from "../../core/connect-code/leave-group-words.ts";
import type { Context } from "../../core/context.ts";
import { changeSettings } from "../../core/settings/change-settings.ts";
import { SETTINGS_WORDS } from "../../core/settings/settings-words.ts";
import { sayQuietHours } from "../../core/time/quiet-hours.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayList } from "../../core/words/say.ts";
import { chooseQuietHours } from "../../core/workspace/choose-quiet-hours.ts";
import type { Member } from "../../core/workspace/member.ts";
import { QUIET_HOURS_WORDS } from "../../core/workspace/quiet-hours-words.ts";
import type { BotChat } from "../bot-chat.ts";
import { type Reply, reply } from "../reply.ts";

type Ctx = CommitContext & Pick<Context, "notices" | "publicUrl" | "platforms">;

/**
 * Shows how things are set for who asks; `quiet 22:00-7:00` and `quiet off` change what is theirs alone, `here` where the workspace's
 * alerts go. `leave` takes the group of people from the workspace.
 *
 * @param place - the channel in which they ask; null: they are alone with us
 */
export async function settings(
  ctx: Ctx,
  { chat, member, channel }: { chat: BotChat; member: Member; channel: string | null },
  change: string,
): Promise<Reply> {
  if (change === "") return shown(ctx, member, "");
  if (/^(alerts )?here$/i.test(change))
    return shown(ctx, member, await alertsHere(ctx, { chat, member, channel }));
  if (/^leave$/i.test(change) && chat.group) {
    const place = { platform: chat.platform, groupId: chat.group.id };
    const workspace = (await ctx.store.members.workspace(member.workspaceId))?.name ?? "your workspace";
    const left = await leaveGroup(ctx, member, place);
    return shown(ctx, member, outcomeOf(LEAVE_GROUP_WORDS, left, { workspace }).sentence);
  }
  const wished = /^quiet\b\s*(.*)$/i.exec(change)?.[1];
  const result = wished === undefined ? null : await chooseQuietHours(ctx, member, wished);
  if (result?.kind !== "saved") {
    return shown(
      ctx,
      member,
      `Unpause does not understand “settings ${change}”. Say “settings quiet 22:00-7:00”, “settings quiet off”, or “settings here”.`,
    );
  }
  return shown(ctx, member, outcomeOf(QUIET_HOURS_WORDS, result, null).sentence);
}

/** No person has to search for a channel's id. */
export async function alertsHere(
  ctx: Ctx,
  { chat, member, channel }: { chat: BotChat; member: Member; channel: string | null },
): Promise<string> {
  const now = await ctx.store.members.workspace(member.workspaceId);
  if (channel === null || now === null) return "Say “settings here” in the channel for alerts.";
  const result = await changeSettings(ctx, member, {
    ...now,
    channels: { [chat.platform]: channel },
  });
  if (result.kind !== "saved") return outcomeOf(SETTINGS_WORDS, result, null).sentence;
  // A group in which the workspace has its alerts stays the workspace's when others come.
  await chat.group?.give(member.workspaceId);
  return `Alerts come to this channel from now on. If Unpause is not in it yet, invite it: ${chat.words.invite}.`;
}

async function shown(
  { store, publicUrl }: Pick<Ctx, "store" | "publicUrl">,
  member: Member,
  text: string,
): Promise<Reply> {
  const [workspace, channels, quiet] = await Promise.all([
    store.members.workspace(member.workspaceId),
    store.channels.ofWorkspace(member.workspaceId),
    store.members.quietHours(member.id),
  ]);
  return reply(text || "This is how things are set.", {
    items: [
      { title: "You are", text: `${member.name}, ${member.email} (${member.role})` },
      { title: "Your quiet hours", text: quiet === null ? "none" : sayQuietHours(quiet.hours) },
      { title: "Time zone", text: workspace?.timeZone ?? "UTC" },
      {
        title: "Alerts go to",
        text:
          channels.length > 0
            ? `the channel ${sayList(channels.map(sayChannel))}, and to who can fix it`
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
