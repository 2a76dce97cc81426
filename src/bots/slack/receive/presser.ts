import type { CommitContext } from "../../../core/commit.ts";
import { type FoundMember, findMember } from "../../find-member.ts";
import type { Team } from "../workspaces/slack-workspace.ts";

/** Who pressed or wrote, as Slack's payload says. */
export type SlackUser = { id: string; teamId: string | null };

/** Who this is for us. @throws when Slack is needed for that and does not answer */
export async function presser(
  ctx: CommitContext,
  team: Team,
  { id, teamId }: SlackUser,
  workspaceId: string | null,
): Promise<FoundMember> {
  // In a channel that is shared with another company.
  if (teamId !== null && teamId !== (await team.id())) return { kind: "outsider" };
  const person = { platform: "slack", userId: id, look: () => team.look(id) };
  const isIn = async (id: string) => (workspaceId === null || id === workspaceId) && team.serves(id);
  return findMember(ctx, person, isIn);
}
