import type { CommitContext } from "../commit.ts";
import type { Context } from "../context.ts";
import { takePlaces } from "../limit/take-places.ts";
import type { Member } from "../workspace/member.ts";
import { issueSignInLink } from "./sign-in.ts";

export type MadeLink =
  | { kind: "made"; url: string; expiresAt: Date }
  /** `until`: when the next one may be made. */
  | { kind: "too-many-tries"; until: Date };

/** A sign-in link that one member makes for another's address, as often as an address may have one. */
export async function makeLinkFor(
  ctx: CommitContext & Pick<Context, "publicUrl">,
  member: Pick<Member, "id" | "workspaceId" | "email">,
  byId: string,
): Promise<MadeLink> {
  const { workspaceId, email } = member;
  const places = await takePlaces(ctx, { workspaceId, memberId: byId }, [
    { limit: "sign-in-links", of: [workspaceId, email.toLowerCase()] },
  ]);
  if (places.kind === "full") return { kind: "too-many-tries", until: places.until };
  return { kind: "made", ...(await issueSignInLink(ctx, member, byId)) };
}
