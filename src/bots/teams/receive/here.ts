import type { BotChat, ChatPerson } from "../../bot-chat.ts";
import type { BotContext } from "../../bot-kinds.ts";
import type { InTurn } from "../../take-turns.ts";
import { channelOf } from "../post/place.ts";
import { TEAMS_WORDS } from "../words.ts";
import type { TeamsWorkspaces } from "../workspaces/teams-workspaces.ts";
import type { TeamsActivity } from "./read-activity.ts";

/** The means of every listener. */
export type Teams = { ctx: BotContext; workspaces: TeamsWorkspaces; inTurn: InTurn };

export const chatIn = ({ ctx, workspaces }: Teams, { team }: TeamsActivity): BotChat => ({
  platform: "teams",
  serves: (workspaceId) => workspaces.serves(workspaceId, team?.id ?? null),
  words: TEAMS_WORDS,
  group: team && {
    id: team.id,
    give: (workspaceId) => ctx.store.chatDirectory.bindGroup("teams", team.id, workspaceId),
  },
});

/** The person who did it. A person of another tenant is an outsider. */
export function personIn(
  { workspaces: { settings, people } }: Teams,
  { from, tenantId, serviceUrl, conversation, team }: TeamsActivity,
): ChatPerson {
  const { userId } = from;
  return {
    userId: userId ?? from.address,
    belongs: async () => userId !== null && tenantId === settings.tenantId,
    async look() {
      const id = userId ?? from.address;
      const inTeam = team && (await people.look(serviceUrl, team.id, id));
      // In a shared channel there are people of other teams.
      return inTeam?.kind === "person" ? inTeam : people.look(serviceUrl, channelOf(conversation), id);
    },
  };
}
