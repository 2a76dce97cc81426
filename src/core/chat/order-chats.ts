/** A member as a chat knows them. `actedAt`: when they last pressed or wrote something there; null: not written down. */
export type ChatUser = { platform: string; userId: string; actedAt: Date | null };

/**
 * In which chats a member is called, the first first, one at a time: where they last acted, then where they are known, then where nobody
 * has looked for them yet.
 *
 * @param platforms - the chats of the workspace
 * @param dead - where they cannot be reached
 */
export function orderChats(
  platforms: readonly string[],
  users: readonly ChatUser[],
  dead: ReadonlySet<string>,
): string[] {
  const rank = (platform: string) => {
    const user = users.find((one) => one.platform === platform);
    return user === undefined ? -1 : (user.actedAt?.getTime() ?? 0);
  };
  return platforms.filter((platform) => !dead.has(platform)).toSorted((a, b) => rank(b) - rank(a));
}
