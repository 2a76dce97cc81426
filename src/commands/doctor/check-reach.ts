import type { Context } from "../../core/context.ts";
import { type Check, fine } from "../../core/health/check.ts";
import { sayList } from "../../core/words/say.ts";

/** Names of each chat; the rest is counted. */
const MOST_NAMES = 20;

/**
 * The members with whom a chat has no conversation yet, where a person has to have the app first. Unpause may still find them in a
 * roster when it needs them; that is not tried here.
 *
 * @param chats - the chats that are configured, as people call them
 */
export async function checkReach(
  { store, platforms }: Pick<Context, "store" | "platforms">,
  workspaceId: string,
  chats: readonly string[],
  tell: (check: Check) => void,
): Promise<void> {
  const members = await store.members.list(workspaceId);
  for (const [platform, { title, words }] of Object.entries(platforms)) {
    if (words.reach === undefined || !chats.includes(title)) continue;
    const strangers: string[] = [];
    for (const { id, name } of members) {
      const users = await store.members.chatUsers(id);
      if (!users.some((user) => user.platform === platform)) strangers.push(name);
    }
    if (strangers.length === 0) continue;
    const more = strangers.length - MOST_NAMES;
    const named = [...strangers.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])];
    tell(fine("reach", `Not yet known in ${title}: ${sayList(named)}. ${words.reach}`));
  }
}
