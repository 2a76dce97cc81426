import type { Rooms } from "../store.ts";
import { askForNotice } from "./ask-for-notice.ts";
import { NOTICE_KINDS, noticeSources } from "./notice-sources.ts";

const MOST_OF_A_KIND = 100;

/**
 * Asks for the messages of all notices that are open: they may reach people now who could not be reached before.
 *
 * @returns the outbox items, to be woken after the transaction
 */
export async function askForOpenNotices(tx: Rooms, workspaceId: string, at: Date): Promise<string[]> {
  const items: string[] = [];
  for (const kind of NOTICE_KINDS) {
    for (const id of await noticeSources[kind].open({ store: tx }, workspaceId, MOST_OF_A_KIND))
      items.push(await askForNotice(tx, workspaceId, { kind, id }, at));
  }
  return items;
}
