import type { FolderName } from "./mailbox-spec.ts";

/** The reaction of a made-up lead to its mails. */
export type LeadBehaviour =
  | { kind: "silent" }
  /** Answers the first or the second mail of a sender as a person would. */
  | { kind: "replies"; toMail: 1 | 2; mood: ReplyMood; folder: Extract<FolderName, "INBOX" | "Spam"> }
  | { kind: "out-of-office" }
  | { kind: "opts-out" }
  /** Refused while the mail is handed over: 550 5.1.1 at RCPT TO. */
  | { kind: "unknown-address" }
  /** Accepted, and reported undeliverable later (RFC 3464): hard is 5.1.1, soft is 4.2.2. */
  | { kind: "bounces"; permanence: "hard" | "soft" };

export type ReplyMood = "interested" | "question" | "not-now";

export type SandboxLead = {
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  behaviour: LeadBehaviour;
  /** How long the answer takes at pace 1. */
  afterSeconds: number;
};

export type LeadAnswer =
  | { kind: "reply"; mood: ReplyMood; folder: FolderName }
  | { kind: "opt-out"; folder: FolderName }
  | { kind: "auto-reply"; folder: FolderName }
  | { kind: "bounce"; permanence: "hard" | "soft"; folder: FolderName };

/**
 * The answer to a mail.
 *
 * @param nth - the number of this sender's mail to this lead, from 1
 * @returns null when there is none
 */
export function answerTo(behaviour: LeadBehaviour, nth: number): LeadAnswer | null {
  switch (behaviour.kind) {
    case "silent":
    case "unknown-address":
      return null;
    case "replies":
      return nth === behaviour.toMail
        ? { kind: "reply", mood: behaviour.mood, folder: behaviour.folder }
        : null;
    case "opts-out":
      return nth === 1 ? { kind: "opt-out", folder: "INBOX" } : null;
    case "out-of-office":
      return { kind: "auto-reply", folder: "INBOX" };
    case "bounces":
      return { kind: "bounce", permanence: behaviour.permanence, folder: "INBOX" };
  }
}
