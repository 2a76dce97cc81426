import type { MailServer } from "../mailbox/server.ts";

type Filing = Pick<MailServer, "smtp" | "imap"> & { filesSentMs: number | null };

/**
 * A provider's filing of sent mail is known for its own servers only. Where either was changed, a message that is missing in Sent
 * may still have gone out. Then it is null, and a person decides.
 */
export function filingOf(known: Filing, used: Pick<MailServer, "smtp" | "imap">): number | null {
  const same = (leg: "smtp" | "imap") => known[leg].host.toLowerCase() === used[leg].host.toLowerCase();
  return same("smtp") && same("imap") ? known.filesSentMs : null;
}
