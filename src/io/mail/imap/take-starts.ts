import type { Came, Taking } from "./fetch-mails.ts";

/**
 * The part of one mail that is read: its header, its words and, in a delivery report, the status. The rest is attachments, which no
 * reply, bounce or opt-out needs.
 */
const BYTES_PER_MAIL = 256 * 1024;

/** Mails that are held in memory at once. */
const BATCH = 20;

/** Takes the start of each mail. Answers to campaigns are read from it. */
export const takeStarts: Taking = {
  batch: BATCH,
  plan: async (_, uids) =>
    uids.map((uid) => ({ uid, first: BYTES_PER_MAIL, most: BYTES_PER_MAIL, size: null })),
  skips: isOurs,
  // An old mail that is applied again has no effect.
  onlySince: false,
  larger: () => null,
};

/** Gmail's All Mail holds what the owner sent and drafted too. A note to oneself is also in the inbox. */
function isOurs({ labels }: Came): boolean {
  const wroteIt = ["\\Sent", "\\Draft", "\\Drafts"].some((label) => labels.has(label));
  return wroteIt && !labels.has("\\Inbox");
}
