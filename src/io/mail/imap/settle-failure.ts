import type { Transmission } from "../../../core/mailbox/mail-port.ts";

/**
 * What a failed transmission means. A refusal by reply code is certain at any stage; without one it is certain only
 * as long as nothing of the text was given to the connection, since a server that has the whole text may have taken it
 * before its answer was lost (RFC 5321 §4.2.5, §4.5.3.2.6; RFC 1047).
 */
export function settleFailure(
  error: unknown,
  textBegan: boolean,
): Exclude<Transmission, { kind: "accepted" }> {
  return { kind: textBegan && !isRefusal(error) ? "unconfirmed" : "failed", error };
}

function isRefusal(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("responseCode" in error)) return false;
  return typeof error.responseCode === "number" && error.responseCode >= 400 && error.responseCode < 600;
}
