/** All that decides whether a mail is acknowledged: the mail, its sender, and the letters that they got. */
export type ToAcknowledge = {
  folder: "inbox" | "sent" | "spam" | "other";
  /** null: nobody is named. */
  customer: string | null;
  verified: boolean;
  dmarc: "pass" | "fail" | "none";
  automatic: boolean;
  bulk: boolean;
  nullReturnPath: boolean;
  /** The sender is a mailbox of the product. */
  ours: boolean;
  /** The sender's address bounced for good. */
  dead: boolean;
  /** The mail could not be read. */
  broken: boolean;
  /** Its subject names a ticket's number: it may answer a letter of ours. */
  namesNumber: boolean;
  subjectKey: string;
  /** Letters of the last day to this address. */
  sent: readonly { subjectKey: string; createdAt: Date }[];
  now: Date;
};

/** `plain`: without the words and the subject of the sender, whom nobody has proven. */
export type MayAcknowledge = { kind: "yes"; plain: boolean } | { kind: "no"; why: NoAcknowledgement };

export type NoAcknowledgement =
  | "no-sender"
  | "automatic"
  | "bulk"
  | "spam"
  | "dmarc-fails"
  | "null-return-path"
  | "own-address"
  | "dead-address"
  | "unreadable"
  | "answers-a-letter"
  | "same-subject-today"
  | "unverified-today"
  | "too-many";

const HOUR_MS = 60 * 60_000;
const MOST_AN_HOUR = 3;
const MOST_A_DAY = 10;

/**
 * Whether the sender of a new ticket is told that it came. Two programs that answer each other end here at the latest: the first
 * rules name what is known to be automatic, the last ones count.
 */
export function mayAcknowledge(mail: ToAcknowledge): MayAcknowledge {
  const why = refusal(mail) ?? brake(mail);
  return why === null ? { kind: "yes", plain: !mail.verified } : { kind: "no", why };
}

function refusal(mail: ToAcknowledge): NoAcknowledgement | null {
  if (mail.customer === null) return "no-sender";
  if (mail.automatic) return "automatic";
  if (mail.bulk) return "bulk";
  if (mail.folder !== "inbox" && mail.folder !== "other") return "spam";
  if (mail.dmarc === "fail") return "dmarc-fails";
  if (mail.nullReturnPath) return "null-return-path";
  if (mail.ours) return "own-address";
  if (mail.dead) return "dead-address";
  if (mail.broken) return "unreadable";
  return mail.namesNumber && mail.sent.length > 0 ? "answers-a-letter" : null;
}

function brake({ verified, subjectKey, sent, now }: ToAcknowledge): NoAcknowledgement | null {
  const hour = now.getTime() - HOUR_MS;
  if (!verified && sent.length > 0) return "unverified-today";
  if (sent.some((letter) => letter.subjectKey === subjectKey)) return "same-subject-today";
  const lately = sent.filter(({ createdAt }) => createdAt.getTime() > hour);
  return lately.length >= MOST_AN_HOUR || sent.length >= MOST_A_DAY ? "too-many" : null;
}
