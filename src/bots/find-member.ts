import { type CommitContext, commit } from "../core/commit.ts";
import type { Member } from "../core/workspace/member.ts";

/** What a chat says of somebody now. */
export type ChatPersonSeen =
  /** `verifiedEmail`: null where the chat vouches for none. `guest`: they are let into parts of it only. */
  | { kind: "person"; verifiedEmail: string | null; guest: boolean }
  /** Of another company, or no person who works here. */
  | { kind: "outsider" };

/** Somebody as a chat knows them. */
export type ChatPerson = {
  platform: string;
  userId: string;
  /** @throws when the chat does not answer */
  look(): Promise<ChatPersonSeen>;
};

export type FoundMember =
  /** `guest`: in the chat they are only a guest, and in Unpause no admin. */
  { kind: "member"; member: Member; guest: boolean } | { kind: "outsider" } | { kind: "stranger" };

/**
 * The member who this is, in the oldest workspace that has them. Known from before, or by an address that the chat has verified; then
 * they are known from now on. While the chat does not answer, who is known is what they were.
 *
 * @param isIn - whether a workspace may be theirs: nobody is found in one whose people are elsewhere
 */
export async function findMember(
  ctx: CommitContext,
  { platform, userId, look }: ChatPerson,
  isIn: (workspaceId: string) => Promise<boolean>,
): Promise<FoundMember> {
  const { members } = ctx.store;
  const known = await firstIn(await members.byChatUser(platform, userId), isIn);
  const seen = await (known === null ? look() : look().catch(() => null));
  if (seen?.kind === "outsider") return seen;
  if (known !== null) {
    const { guest: before, ...member } = known;
    const guest = seen?.guest ?? before;
    if (guest !== before) await members.linkChatUser(member, platform, { userId, guest });
    return found(member, guest);
  }
  if (!seen?.verifiedEmail) return { kind: "stranger" };
  const member = await firstIn(await members.everywhere(seen.verifiedEmail), isIn);
  if (member === null) return { kind: "stranger" };
  await commit(ctx, null, async (tx) => {
    await tx.members.linkChatUser(member, platform, { userId, guest: seen.guest });
    const { id: memberId, workspaceId } = member;
    tx.note({ kind: "chat-person-linked", workspaceId, memberId, data: { userId } });
  });
  return found(member, seen.guest);
}

/** An admin's is the whole workspace, whatever they are in the chat. */
const found = (member: Member, guest: boolean): FoundMember => ({
  kind: "member",
  member,
  guest: guest && member.role !== "admin",
});

async function firstIn<M extends Member>(
  members: M[],
  isIn: (workspaceId: string) => Promise<boolean>,
): Promise<M | null> {
  for (const member of members) if (await isIn(member.workspaceId)) return member;
  return null;
}
