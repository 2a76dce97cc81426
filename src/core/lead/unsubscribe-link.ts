import type { Signing } from "../keys/signing.ts";

/** The address in List-Unsubscribe (RFC 2369, RFC 8058). It needs no row of its own: what it names is signed. */
export function unsubscribeUrl(
  publicUrl: string,
  enrolmentId: string,
  signing: Pick<Signing, "sign">,
): string {
  return `${publicUrl}/u/${enrolmentId}.${encodeURIComponent(signing.sign(signed(enrolmentId)))}`;
}

const BY_MAIL = "unsubscribe";

/** The same for leads who cannot open our pages: a mail to the mailbox that wrote to them (RFC 6068). */
export function unsubscribeMail(
  address: string,
  enrolmentId: string,
  signing: Pick<Signing, "sign">,
): string {
  const subject = `${BY_MAIL} ${enrolmentId}.${signing.sign(signed(enrolmentId))}`;
  return `mailto:${encodeURIComponent(address).replace("%40", "@")}?subject=${encodeURIComponent(subject)}`;
}

/** @returns the token in the subject of such a mail, or null when it has none; it may be made up */
export const unsubscribeTokenIn = (subject: string): string | null =>
  /\bunsubscribe +([0-9a-f-]{36}\.[\w.~+/=-]{8,200})/i.exec(subject)?.[1] ?? null;

/**
 * The link in a mail must work for as long as the mail is kept: its signature outlives every SECRET_KEY.
 *
 * @returns the enrolment that a token (the last part of the address, decoded) names, or null when we did not make it
 */
export function readUnsubscribeToken(token: string, signing: Pick<Signing, "verify">): string | null {
  const dot = token.indexOf(".");
  const enrolmentId = token.slice(0, dot);
  return dot > 0 && signing.verify(signed(enrolmentId), token.slice(dot + 1)) ? enrolmentId : null;
}

/** The purpose is signed too, so that a signature made for another kind of link is worth nothing here. */
const signed = (enrolmentId: string) => `unsubscribe ${enrolmentId}`;
