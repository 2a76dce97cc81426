import { timingSafeEqual } from "node:crypto";
import type { Secrets } from "../workspace/secrets.ts";

/** The address in List-Unsubscribe (RFC 2369, RFC 8058). It needs no row of its own: what it names is signed. */
export function unsubscribeUrl(
  publicUrl: string,
  enrolmentId: string,
  secrets: Pick<Secrets, "sign">,
): string {
  return `${publicUrl}/u/${enrolmentId}.${encodeURIComponent(signatureOf(enrolmentId, secrets))}`;
}

/** @returns the enrolment that a token (the last part of the address, decoded) names, or null when we did not make it */
export function readUnsubscribeToken(token: string, secrets: Pick<Secrets, "sign">): string | null {
  const dot = token.indexOf(".");
  const enrolmentId = token.slice(0, dot);
  const given = Buffer.from(token.slice(dot + 1));
  const right = Buffer.from(signatureOf(enrolmentId, secrets));
  return dot > 0 && given.length === right.length && timingSafeEqual(given, right) ? enrolmentId : null;
}

/** The purpose is signed too, so that a signature made for another kind of link is worth nothing here. */
const signatureOf = (enrolmentId: string, secrets: Pick<Secrets, "sign">) =>
  secrets.sign(`unsubscribe ${enrolmentId}`);
