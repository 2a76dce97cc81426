import type { Tx } from "../tx.ts";
import { askForNotice } from "./ask-for-notice.ts";
import type { NoticeSources } from "./notice.ts";

/** A workspace has a few; those beyond are brought up to date by their next change. */
const MOST_OF_A_KIND = 200;

/** Asks for every open notice of a workspace to be brought up to date: whom it is for, or who can be reached, may be another by now. */
export async function askForOpenNotices(
  tx: Tx,
  notices: NoticeSources,
  workspaceId: string,
  at: Date,
): Promise<void> {
  for (const [kind, source] of Object.entries(notices)) {
    for (const id of await source.open({ store: tx }, workspaceId, MOST_OF_A_KIND))
      await askForNotice(tx, workspaceId, { kind, id }, at);
  }
}
