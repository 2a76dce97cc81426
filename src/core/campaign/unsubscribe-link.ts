import type { Secrets } from "../workspace/secrets.ts";

/** The address in List-Unsubscribe (RFC 2369, RFC 8058). It needs no row of its own: what it names is signed. */
export function unsubscribeUrl(
  publicUrl: string,
  enrolmentId: string,
  secrets: Pick<Secrets, "sign">,
): string {
  return `${publicUrl}/u/${enrolmentId}.${encodeURIComponent(secrets.sign(signed(enrolmentId)))}`;
}

/**
 * The link in a mail must work for as long as the mail is kept, so one that was signed under a key since replaced is taken too.
 *
 * @returns the enrolment that a token (the last part of the address, decoded) names, or null when we did not make it
 */
export function readUnsubscribeToken(token: string, secrets: Pick<Secrets, "verify">): string | null {
  const dot = token.indexOf(".");
  const enrolmentId = token.slice(0, dot);
  return dot > 0 && secrets.verify(signed(enrolmentId), token.slice(dot + 1)) ? enrolmentId : null;
}

/** The purpose is signed too, so that a signature made for another kind of link is worth nothing here. */
const signed = (enrolmentId: string) => `unsubscribe ${enrolmentId}`;
