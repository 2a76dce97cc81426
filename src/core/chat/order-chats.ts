/** A member as a chat knows them. `actedAt`: when they last pressed or wrote something there; null: not written down. */
export type ChatUser = { platform: string; userId: string; actedAt: Date | null };

/**
 * The chats of a member, in the order in which they are tried. First comes the chat they last acted in, then chats that know them,
 * then chats that were not asked yet.
 *
 * @param platforms - the chats of the workspace
 * @param dead - the chats that cannot reach them
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
