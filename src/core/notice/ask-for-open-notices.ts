import type { Tx } from "../tx.ts";
import { askForNotice } from "./ask-for-notice.ts";
import type { NoticeSources } from "./notice.ts";

/** A workspace has a few; those beyond are brought up to date by their next change. */
const MOST_OF_A_KIND = 200;

/** Asks for an update of every open notice of a workspace: its readers, or the people who can be reached, may have changed. */
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
