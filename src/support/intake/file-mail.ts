import { fileAnswer } from "./file-answer.ts";
import { fileIncoming } from "./file-incoming.ts";
import { fileReport } from "./file-report.ts";
import { type IntakeDesk, isOurInbox } from "./intake-desk.ts";
import type { Inbox, ReadMail } from "./intake-mail.ts";

/**
 * Files one mail: what is known says which message or ticket it is, and the desk knows of it afterwards. Pure but for the desk, so
 * that the mails of a batch are filed one after the other without asking the database in between.
 */
export function fileMail(desk: IntakeDesk, inbox: Inbox, mail: ReadMail): void {
  if (mail.senderTest !== null) {
    desk.changes.filed.push({ id: mail.stored.id, messageId: null, gatheredIn: null, identity: null });
    return;
  }
  if (isCopy(desk, mail) || isLetterOfOurs(desk, mail)) return;
  if (mail.stored.folder === "sent" && !isToOurselves(desk, mail)) fileAnswer(desk, mail);
  else if (mail.told === null || !fileReport(desk, mail, mail.told)) fileIncoming(desk, inbox, mail);
}

/** The same mail in another folder or inbox, or read again. */
function isCopy(desk: IntakeDesk, { identity, stored }: ReadMail): boolean {
  const known = desk.byIdentity.get(identity);
  if (known === undefined) {
    if (!desk.gathered.has(identity)) return false;
    desk.changes.filed.push({ id: stored.id, messageId: null, gatheredIn: null, identity: null });
    return true;
  }
  if (known.spam && stored.folder !== "spam") {
    known.spam = false;
    desk.changes.notSpam.push(known.id);
    for (const message of desk.changes.messages) if (message.id === known.id) message.spam = false;
  }
  desk.changes.filed.push({ id: stored.id, messageId: known.id, gatheredIn: null, identity: null });
  return true;
}

/**
 * Our own letter with the id that we or the provider gave it. In Sent its bytes do not count, since providers rewrite what they file.
 * Elsewhere it comes from one of our inboxes, as when a customer's address passes mail on to us.
 */
function isLetterOfOurs(desk: IntakeDesk, { stored, messageId, from, at }: ReadMail): boolean {
  if (messageId === null || (stored.folder !== "sent" && !isOurInbox(desk, from.email))) return false;
  const own = desk.byMailId.get(messageId)?.find(({ kind }) => kind === "ours" || kind === "given");
  if (own === undefined) return false;
  const letter = desk.letters.get(messageId);
  if (letter !== undefined && stored.folder === "sent")
    desk.changes.accepted.push({ letterId: letter.id, at });
  desk.changes.filed.push({ id: stored.id, messageId: own.messageId, gatheredIn: null, identity: null });
  return true;
}

/** A web form writes from our own address to our own address, and the provider files a copy in Sent: nobody answered. */
const isToOurselves = (desk: IntakeDesk, { recipients }: ReadMail) =>
  recipients.length > 0 && recipients.every(({ email }) => isOurInbox(desk, email));
