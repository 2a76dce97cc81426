import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";

/** Somebody as a chat knows them. */
export type ChatPerson = {
  platform: string;
  userId: string;
  /** Asked only where the person is not known yet; null: none that the chat vouches for. */
  verifiedEmail(): Promise<string | null>;
};

/**
 * The member who this is, in the oldest workspace that has them. Known from before, or by an address that the chat has verified; then
 * they are known from now on.
 *
 * @param isIn - whether a workspace may be theirs: nobody is found in one whose people are elsewhere
 */
export async function findMember(
  { store }: Pick<Context, "store">,
  { platform, userId, verifiedEmail }: ChatPerson,
  isIn: (workspaceId: string) => Promise<boolean>,
): Promise<Member | null> {
  const known = await firstIn(await store.members.byChatUser(platform, userId), isIn);
  if (known !== null) return known;

  const email = await verifiedEmail();
  if (email === null) return null;
  const found = await firstIn(await store.members.everywhere(email), isIn);
  if (found === null) return null;
  await store.members.linkChatUser(found, platform, userId);
  return found;
}

async function firstIn(members: Member[], isIn: (workspaceId: string) => Promise<boolean>) {
  for (const member of members) if (await isIn(member.workspaceId)) return member;
  return null;
}
