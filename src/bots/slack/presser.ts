import type { Context } from "../../core/context.ts";
import type { Member } from "../../core/workspace/member.ts";
import { findMember } from "../find-member.ts";
import { verifiedEmail } from "./people.ts";
import type { Team } from "./team.ts";

/** Who pressed or wrote, as Slack's payload says. */
export type SlackUser = { id: string; teamId: string | null };

export type Presser =
  | { kind: "member"; member: Member }
  /** Of another company, in a channel that is shared with it. */
  | { kind: "outsider" }
  | { kind: "stranger" };

/** Who this is for us. @throws when Slack is needed for that and does not answer */
export async function presser(
  ctx: Pick<Context, "store">,
  team: Team,
  { id, teamId }: SlackUser,
  workspaceId: string | null,
): Promise<Presser> {
  if (teamId !== null && teamId !== (await team.id())) return { kind: "outsider" };
  const person = { platform: "slack", userId: id, verifiedEmail: () => verifiedEmail(team.web, id) };
  const isIn = async (id: string) => (workspaceId === null || id === workspaceId) && team.serves(id);
  const member = await findMember(ctx, person, isIn);
  return member === null ? { kind: "stranger" } : { kind: "member", member };
}
