import type { AlertSubject } from "../alert-subject.ts";

/** Sentences about the work that waits for the mailboxes of an incident, while they are lost and while they are read again. */
type WaitingWords = { open: string; busy: string };

const SENDING: WaitingWords = {
  open: "Nothing is lost: every lead waits where it is.",
  busy: "New mail is read before anything is sent. Leads who answered get no further message.",
};
const SUPPORT: WaitingWords = {
  open: "Nothing is lost: mail to support waits there, and becomes tickets once it is read again.",
  busy: "The mail to support that waited is read now, and becomes tickets.",
};

/** The words for support inboxes where all of them are that. */
export const waitingWords = ({ inboxes }: Pick<AlertSubject, "inboxes">): WaitingWords =>
  inboxes.are === "all" ? SUPPORT : SENDING;
