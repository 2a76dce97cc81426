import { chatCameBack } from "../../../core/installation/chat-came-back.ts";
import { channelOf } from "../post/place.ts";
import type { Teams } from "./here.ts";
import type { TeamsActivity } from "./read-activity.ts";

const REMOVED = new Set(["teamDeleted", "teamHardDeleted", "remove", "remove-upgrade"]);
/** In an archived team nobody can write, so its channels are tried again when this ends. */
const BACK = new Set(["teamUnarchived", "teamRestored", "channelRestored", "add"]);
const CHANNEL_GONE = new Set(["channelDeleted", "channelUnshared"]);

/**
 * Keeps what Teams tells of our app, a team or a channel. Names and addresses are kept from each activity anyway. Nothing is done
 * twice by an event that comes twice.
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export async function takeEvent({ ctx, workspaces }: Teams, activity: TeamsActivity): Promise<void> {
  const { team, channel, tenantId, event } = activity;
  if (team === null || tenantId !== workspaces.settings.tenantId) return;
  const { chatDirectory } = ctx.store;
  const now = ctx.clock.now();
  const isGone = REMOVED.has(event ?? "") || activity.leftUs;
  if (isGone) return chatDirectory.groupGone("teams", team.id, now);
  if (CHANNEL_GONE.has(event ?? "") && channel !== null)
    return chatDirectory.channelGone("teams", channelOf(channel.id), now);
  if (!BACK.has(event ?? "") && !activity.joinedUs) return;
  const group = await chatDirectory.group("teams", team.id);
  // An installation may come before any workspace has the team. A lone workspace needs none.
  const workspaceId = group?.workspaceId ?? (await loneWorkspace(ctx));
  if (workspaceId !== null) await chatCameBack(ctx, workspaceId, "teams");
}

async function loneWorkspace({ store }: Teams["ctx"]): Promise<string | null> {
  const [first, ...others] = await store.members.workspaces();
  return first === undefined || others.length > 0 ? null : first.id;
}
