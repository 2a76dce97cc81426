import { askForNotice } from "../notice/ask-for-notice.ts";
import { NOTICE_KINDS, noticeSources } from "../notice/notice-sources.ts";
import type { Rooms } from "../store.ts";

/** Of each kind. A workspace has a few; those beyond are brought up to date by their next change. */
const MOST = 200;

/**
 * Asks for every open notice of a workspace to be brought up to date, since who is told about it may be somebody else now.
 *
 * @returns the outbox items, to be woken after the transaction
 */
export async function askForOpenNotices(tx: Rooms, workspaceId: string, at: Date): Promise<string[]> {
  const items: string[] = [];
  for (const kind of NOTICE_KINDS) {
    for (const id of await noticeSources[kind].open({ store: tx }, workspaceId, MOST))
      items.push(await askForNotice(tx, workspaceId, { kind, id }, at));
  }
  return items;
}
