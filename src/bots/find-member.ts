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
 * The member who this is, in one workspace, or (null) in the oldest one that has them. Known from before, or by an address that
 * the chat has verified; then they are known from now on.
 */
export async function findMember(
  { store }: Pick<Context, "store">,
  { platform, userId, verifiedEmail }: ChatPerson,
  workspaceId: string | null,
): Promise<Member | null> {
  const here = (member: Member) => workspaceId === null || member.workspaceId === workspaceId;
  const known = (await store.members.byChatUser(platform, userId)).find(here);
  if (known !== undefined) return known;

  const email = await verifiedEmail();
  if (email === null) return null;
  const found = (await store.members.everywhere(email)).find(here);
  if (found === undefined) return null;
  await store.members.linkChatUser(found, platform, userId);
  return found;
}
