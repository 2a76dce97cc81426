import { chatCameBack } from "../../../core/installation/chat-came-back.ts";
import { reply } from "../../reply.ts";
import { channelOf } from "../post/place.ts";
import { answering } from "./answering.ts";
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
  const workspaceId = await workspaceOf(ctx, team.id);
  if (workspaceId !== null) await chatCameBack(ctx, workspaceId, "teams");
}

/** Says in a team what comes next, when our app was added to it. Teams tells of that in two events, each perhaps twice. */
export async function greetTeam(teams: Teams, activity: TeamsActivity): Promise<void> {
  const { ctx, workspaces } = teams;
  const { team, tenantId, joinedUs, event } = activity;
  if (team === null || tenantId !== workspaces.settings.tenantId) return;
  if (!joinedUs && event !== "add") return;
  if (!(await ctx.store.chatInputs.first(`teams:greeting ${team.id}`, ctx.clock.now()))) return;
  const greeting = reply((await workspaceOf(ctx, team.id)) === null ? BIND_TEAM : CHOOSE_CHANNEL);
  await answering(teams, activity, Promise.resolve({ reply: greeting, shared: true }));
}

/** An installation may come before any workspace has the team. A lone workspace needs none. */
async function workspaceOf(ctx: Teams["ctx"], groupId: string): Promise<string | null> {
  const group = await ctx.store.chatDirectory.group("teams", groupId);
  return group?.workspaceId ?? (await loneWorkspace(ctx));
}

const CHOOSE_CHANNEL =
  "Unpause is in this team. An admin says “@Unpause settings here” in the channel that alerts are to go to.";
const BIND_TEAM =
  "Unpause is in this team. An admin of your workspace in Unpause presses “Show a code” in its settings. Then they say “@Unpause connect” and the code in the channel that alerts are to go to.";

async function loneWorkspace({ store }: Teams["ctx"]): Promise<string | null> {
  const [first, ...others] = await store.members.workspaces();
  return first === undefined || others.length > 0 ? null : first.id;
}
