import type { ChatPort } from "../../../core/chat/chat-port.ts";
import type { Context } from "../../../core/context.ts";
import { type CallConnector, connectorCalls } from "../connector/call-connector.ts";
import { type TeamsSdk, teamsSdk } from "../connector/teams-sdk.ts";
import { teamsChat } from "../post/chat.ts";
import type { TeamsSettings } from "../teams-config.ts";
import { type Roster, roster } from "./roster.ts";

/** The Microsoft tenant of the bot, and the workspaces whose people are in it. */
export type TeamsWorkspaces = {
  settings: TeamsSettings;
  sdk: TeamsSdk;
  call: CallConnector;
  people: Roster;
  gapMs: number | undefined;
  /** null: the workspace has no people in Teams. */
  chatOf(workspaceId: string): Promise<ChatPort | null>;
  /** Whether the people of this workspace are in the team; null: whether they are in the tenant. */
  serves(workspaceId: string, groupId: string | null): Promise<boolean>;
};

/** @param gapMs - between two messages in a conversation; Teams' own limit by default */
export function openTeamsWorkspaces(
  ctx: Pick<Context, "store" | "clock">,
  settings: TeamsSettings,
  gapMs?: number,
): TeamsWorkspaces {
  const { chatDirectory, members } = ctx.store;
  const sdk = teamsSdk(settings);
  const call = connectorCalls(ctx, settings, sdk);
  const people = roster(ctx, call, settings.tenantId);

  /** A workspace of several belongs to the tenant by a team of its own, or by a member whom Teams knows. A lone one needs none. */
  async function isInTenant(workspaceId: string): Promise<boolean> {
    if ((await chatDirectory.workspacesIn("teams", settings.tenantId)).includes(workspaceId)) return true;
    if (await chatDirectory.hasPeople(workspaceId, "teams")) return true;
    const all = await members.workspaces();
    return all.length === 1 && all[0]?.id === workspaceId;
  }

  return {
    settings,
    sdk,
    call,
    people,
    gapMs,
    async chatOf(workspaceId) {
      if (!(await isInTenant(workspaceId))) return null;
      return teamsChat(ctx, settings, call, people, workspaceId, gapMs);
    },
    async serves(workspaceId, groupId) {
      const group = groupId === null ? null : await chatDirectory.group("teams", groupId);
      return group?.workspaceId ? group.workspaceId === workspaceId : isInTenant(workspaceId);
    },
  };
}
