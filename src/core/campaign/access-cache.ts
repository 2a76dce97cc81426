import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Secrets } from "../workspace/secrets.ts";
import type { DueSend } from "./send-store.ts";

/** Keeps the opened credentials of the mailboxes in use; a new version takes the place of the old one. */
export function accessCache(secrets: Secrets): (send: DueSend) => MailboxAccess {
  const opened = new Map<string, { version: number; access: MailboxAccess }>();
  return ({ mailboxId, mailbox }) => {
    const kept = opened.get(mailboxId);
    if (kept?.version === mailbox.credential.version) return kept.access;
    const { address, senderName, userName, smtp, imap, credential } = mailbox;
    const password = secrets.open(credential, mailboxId);
    const access: MailboxAccess = {
      mailboxId,
      address,
      senderName,
      userName,
      smtp,
      imap,
      secret: { kind: "password", password },
    };
    opened.set(mailboxId, { version: credential.version, access });
    return access;
  };
}
