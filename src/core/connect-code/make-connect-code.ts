import { type CommitContext, commit } from "../commit.ts";
import { takePlaces } from "../limit/take-places.ts";
import type { Member } from "../workspace/member.ts";
import { newConnectCode } from "./connect-code.ts";

const LASTS_MS = 10 * 60_000;

export type MadeCode =
  | { kind: "made"; code: string; expiresAt: Date }
  /** `until`: when the next one may be made. */
  | { kind: "too-many-tries"; until: Date };

/** Makes the code that a member says in a chat so that it knows them. It works once, within ten minutes. An earlier one ends. */
export async function makeConnectCode(
  ctx: CommitContext,
  { id: memberId, workspaceId }: Pick<Member, "id" | "workspaceId">,
): Promise<MadeCode> {
  const places = await takePlaces(ctx, { workspaceId, memberId }, [
    { limit: "connect-codes", of: [memberId] },
  ]);
  if (places.kind === "full") return { kind: "too-many-tries", until: places.until };
  const { code, hash } = newConnectCode();
  const expiresAt = new Date(ctx.clock.now().getTime() + LASTS_MS);
  await commit(ctx, null, (tx) => tx.connectCodes.replace({ hash, workspaceId, memberId, expiresAt }));
  return { kind: "made", code, expiresAt };
}
