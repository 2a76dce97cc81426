import type { MessageView } from "../chat/message-view.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { NoticeSource } from "../notice/notice.ts";
import type { Tx } from "../tx.ts";
import { sayList } from "../words/say.ts";
import type { Reconnect } from "./reconnect-store.ts";
import { waitForFolders } from "./unread-folders.ts";

/** The question whether a reconnect may go on without a folder that the server does not let us read. Its id is the reconnect's. */
export const unreadFolderNotices: NoticeSource = {
  async load({ store, clock, publicUrl }, id) {
    const reconnect = await store.reconnects.get(id);
    const mailbox = reconnect && (await store.mailboxes.get(reconnect.mailboxId));
    if (reconnect === null || mailbox === null) return null;
    const wait = reconnect.endedAt === null && waitForFolders(reconnect.progress, clock.now());
    const open = wait !== null && wait !== false && wait.kind === "asks" && !isAnswered(reconnect);
    return {
      workspaceId: reconnect.workspaceId,
      need: "decide",
      view: viewOf(reconnect, mailbox.address, open, publicUrl),
      channels: [],
      memberIds: [mailbox.ownerId],
      over: !open,
      since: new Date(reconnect.progress.askedAt ?? reconnect.startedAt),
    };
  },
  /** The page of the reconnect asks on the web. */
  open: async () => [],
};

/** Brings a question that was asked up to date. */
export async function closeFolderQuestion(
  tx: Pick<Tx, "say">,
  { id, workspaceId, progress }: Reconnect,
  at: Date,
): Promise<void> {
  if (progress.askedAt !== undefined) await askForNotice(tx, workspaceId, { kind: "unread-folder", id }, at);
}

const isAnswered = ({ without, progress }: Reconnect) =>
  progress.unread?.folders.every(({ path }) => without.includes(path)) === true;

function viewOf(
  { id, progress, without, state }: Reconnect,
  address: string,
  open: boolean,
  publicUrl: string,
): MessageView {
  const folders = progress.unread?.folders ?? [];
  const page = `${publicUrl}/reconnecting/${id}`;
  const skipped = without.length > 0 ? `It goes on without ${sayList(without)}. The receipt says so.` : null;
  return {
    about: { kind: "unread-folder", id },
    stage: open ? "busy" : "over",
    title: open
      ? `Continue ${address} without a folder?`
      : `${address}: the question about a folder is settled`,
    text: open
      ? "The password works, but the server does not let us read this folder. Replies and opt-outs in it stay unknown."
      : (skipped ??
        (state === "failed" ? "The reconnect ended without it." : "The folder was read after all.")),
    facts: folders.map(({ path, words }) => ({ label: path, value: words || "The server gives no reason." })),
    steps: [],
    why: null,
    actions: open
      ? [
          { kind: "press", label: "Continue without it", press: "go-without-folder", page },
          { kind: "open", label: "See how far it is", url: page },
        ]
      : [],
  };
}
