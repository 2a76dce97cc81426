import { type CommitContext, commit } from "../core/commit.ts";
import type { Member } from "../core/workspace/member.ts";
import type { BotChat, ChatPerson } from "./bot-chat.ts";

export type FoundMember =
  /** `guest`: in the chat they are only a guest, and in Unpause no admin. */
  { kind: "member"; member: Member; guest: boolean } | { kind: "outsider" } | { kind: "stranger" };

/**
 * Finds the member, in the oldest workspace that has them. They are known from before, or by an address that the chat has verified,
 * and from then on they are known. While the chat does not answer, a known member keeps their last status.
 *
 * @param workspaceId - the only workspace to search; all that the chat serves by default
 * @throws when the chat is needed for that and does not answer
 */
export async function findMember(
  ctx: CommitContext,
  { platform, serves }: Pick<BotChat, "platform" | "serves">,
  { userId, belongs, look }: ChatPerson,
  workspaceId?: string,
): Promise<FoundMember> {
  if (!(await belongs())) return { kind: "outsider" };
  const { members } = ctx.store;
  const isIn = async (id: string) => (workspaceId === undefined || id === workspaceId) && serves(id);
  const known = await firstIn(await members.byChatUser(platform, userId), isIn);
  const seen = await (known === null ? look() : look().catch(() => null));
  if (seen?.kind === "outsider") return seen;
  if (known !== null) {
    const { guest: before, ...member } = known;
    const guest = seen?.guest ?? before;
    if (guest !== before) await members.linkChatUser(member, platform, { userId, guest });
    await members.acted(member.id, platform, ctx.clock.now());
    return found(member, guest);
  }
  if (!seen?.verifiedEmail) return { kind: "stranger" };
  const member = await firstIn(await members.everywhere(seen.verifiedEmail), isIn);
  if (member === null) return { kind: "stranger" };
  await commit(ctx, null, async (tx) => {
    await tx.members.linkChatUser(member, platform, { userId, guest: seen.guest });
    await tx.members.acted(member.id, platform, ctx.clock.now());
    const { id: memberId, workspaceId } = member;
    tx.note({ kind: "chat-person-linked", workspaceId, memberId, data: { userId } });
  });
  return found(member, seen.guest);
}

/** An admin has the whole workspace, even as a guest in the chat. */
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
