import type { WebClient } from "@slack/web-api";
import type { Context } from "../../core/context.ts";
import type { Member } from "../../core/workspace/member.ts";
import { findMember } from "../find-member.ts";
import { verifiedEmail } from "./people.ts";

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
  web: WebClient,
  ownTeam: () => Promise<string>,
  { id, teamId }: SlackUser,
  workspaceId: string | null,
): Promise<Presser> {
  if (teamId !== null && teamId !== (await ownTeam())) return { kind: "outsider" };
  const person = { platform: "slack", userId: id, verifiedEmail: () => verifiedEmail(web, id) };
  const member = await findMember(ctx, person, workspaceId);
  return member === null ? { kind: "stranger" } : { kind: "member", member };
}

/** The Slack workspace that the app is installed in; asked once, and again only where that failed. */
export function ownTeam(web: WebClient): () => Promise<string> {
  let asked: Promise<string> | null = null;
  return () => {
    asked ??= web.auth.test().then(({ team_id }) => team_id ?? "");
    asked.catch(() => {
      asked = null;
    });
    return asked;
  };
}
