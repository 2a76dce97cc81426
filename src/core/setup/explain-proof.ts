import { type Cause, isPausing } from "../diagnosis/cause.ts";
import type { LegProof, Proof } from "../mailbox/mail-port.ts";
import type { SignIn } from "../mailbox/mailbox.ts";
import type { Server } from "../mailbox/server.ts";
import { explainConnection } from "./explain-connection.ts";
import { type JudgedLeg, type JudgedProof, judgeProof } from "./judge-proof.ts";

export type ProofSubject = {
  smtp: Server;
  imap: Server;
  /** As `diagnose` knows it. */
  provider: string;
  signIn: SignIn;
  appPasswordPage: string | null;
  /** Whether these servers are known from another source than the person's own typing. */
  known: boolean;
};

/** The reason and the remedy of a failed leg, in one sentence. `said` is the server's own line, or null when it said nothing. */
export type Explanation = {
  sentence: string;
  said: string | null;
  /** Its server could not be asked: nothing that was entered is known to be wrong. */
  untried?: true;
};

/** One explanation for each leg that failed; null for a leg that works. Where both were refused for one reason, they are the same. */
export function explainProof(
  proof: Proof,
  subject: ProofSubject,
): Record<"smtp" | "imap", Explanation | null> {
  const { known } = subject;
  const judged = judgeProof(proof, subject, { smtp: known, imap: known });
  const smtp = explainLeg(proof.smtp, judged.smtp, "smtp", subject);
  const imap = explainLeg(proof.imap, judged.imap, "imap", subject);
  return isOneVerdict(judged) ? { smtp, imap: smtp } : { smtp, imap };
}

const isOneVerdict = ({ smtp, imap }: JudgedProof) =>
  smtp.kind === "failed" &&
  imap.kind === "failed" &&
  smtp.diagnosis.cause === imap.diagnosis.cause &&
  isPausing(smtp.diagnosis.cause);

function explainLeg(
  leg: LegProof,
  judged: JudgedLeg,
  protocol: "smtp" | "imap",
  subject: ProofSubject,
): Explanation | null {
  if (leg.kind === "proven" || judged.kind === "proven") return null;
  const server = subject[protocol];
  const { cause, evidence } = judged.diagnosis;
  const said = evidence[0]?.line || null;
  if (judged.kind === "untried" && judged.diagnosis.actor === "wait")
    return { sentence: untried(server.host, cause), said, untried: true };
  const connection = explainConnection(leg.error, protocol, server);
  if (connection !== null) return { sentence: connection, said: null };
  return { sentence: sentences[cause](server.host, subject), said };
}

function untried(host: string, cause: Cause): string {
  const happened =
    cause === "rate_limited"
      ? "asks us to slow down"
      : cause === "provider_outage"
        ? "has a fault of its own at the moment"
        : "cannot be reached at the moment";
  return `${host} ${happened}, so the password could not be tried: try again in a few minutes.`;
}

/** In the moment of connecting: nothing has stopped yet, and the reader has the form before them. */
const sentences: Readonly<Record<Cause, (host: string, subject: ProofSubject) => string>> = {
  token_expired: (host) => `The sign-in at ${host} has run out: sign in again.`,
  password_changed: (host) =>
    `${host} does not accept this user name and password: check both and try again.`,
  app_password_revoked: (host, { appPasswordPage }) =>
    `${host} wants an app password, not the usual one: make a new one${appPasswordPage ? ` at ${appPasswordPage}` : " in the mailbox's security settings"} and enter it here.`,
  access_revoked: (host) =>
    `${host} has not allowed us to use this mailbox: allow it in the mailbox's settings and try again.`,
  security_policy: (host) =>
    `A security setting at ${host} does not let mail programs sign in: ask the admin of this mailbox to allow it, then try again.`,
  account_disabled: (host) =>
    `${host} says that this mailbox is switched off: ask its admin to enable it, then try again.`,
  sending_limit: (host) =>
    `${host} takes no more mail from this mailbox for now: try again when its quota renews.`,
  rate_limited: (host) => `${host} asks us to slow down: wait a few minutes and try again.`,
  provider_outage: (host) => `${host} has a fault of its own at the moment: try again in a few minutes.`,
  network: (host) => `The connection to ${host} broke off: check host, port and security, and try again.`,
  // Of a password that is no fault of an app: the server has no sign-in like ours, or none on this port.
  app_misconfigured: (host) =>
    `${host} does not let mail programs sign in this way: check host and port, or ask its admin to switch it on (SMTP AUTH, IMAP).`,
  recipient_rejected: (host) => `${host} refused the message, not the sign-in: try again.`,
  message_refused: (host) => `${host} refused the message, not the sign-in: try again.`,
  unknown: (host) =>
    `${host} refused the sign-in in words we do not know: see what it said, and check all fields.`,
};
