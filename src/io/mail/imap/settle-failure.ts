import type { Transmission } from "../../../core/mailbox/mail-port.ts";

/**
 * The meaning of a failed transmission. A refusal by reply code is certain at any stage. Without one it is certain only while the
 * connection got no part of the text. A server with the whole text may have taken it before its answer was lost. Source: RFC 5321
 * §4.2.5, §4.5.3.2.6; RFC 1047.
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
