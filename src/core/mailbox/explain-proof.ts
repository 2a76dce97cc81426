import type { Cause } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { explainConnection } from "./explain-connection.ts";
import type { LegProof, Proof, Server } from "./mail-port.ts";
import type { SignIn } from "./mailbox.ts";

export type ProofSubject = {
  smtp: Server;
  imap: Server;
  /** As `diagnose` knows it. */
  provider: string;
  signIn: SignIn;
  appPasswordPage: string | null;
};

/** Why a leg failed and what to do, in one sentence; `said` is the server's own line, or null when it said nothing. */
export type Explanation = { sentence: string; said: string | null };

/** One explanation for each leg that failed; null for a leg that works. */
export function explainProof(
  proof: Proof,
  subject: ProofSubject,
): Record<"smtp" | "imap", Explanation | null> {
  return {
    smtp: explainLeg(proof.smtp, "smtp", subject),
    imap: explainLeg(proof.imap, "imap", subject),
  };
}

function explainLeg(leg: LegProof, protocol: "smtp" | "imap", subject: ProofSubject): Explanation | null {
  if (leg.kind === "proven") return null;
  const server = subject[protocol];
  const connection = explainConnection(leg.error, protocol, server);
  if (connection !== null) return { sentence: connection, said: null };

  const { error } = leg;
  const { cause, evidence } = diagnose({
    provider: subject.provider,
    protocol,
    credential: subject.signIn,
    error,
  });
  return { sentence: sentences[cause](server.host, subject), said: evidence[0]?.line || null };
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
