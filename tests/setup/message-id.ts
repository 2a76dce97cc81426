import { createHash } from "node:crypto";

/**
 * The Message-ID (without angle brackets, RFC 5322 §3.6.4) of one step of one enrolment. It is always the same, so that a send in
 * doubt can be searched for. It tells its reader nothing: neither the lead, the campaign nor the time.
 *
 * @param senderAddress - the mailbox's address; its domain is the right-hand side
 */
export function messageIdOf(enrolmentId: string, step: number, senderAddress: string): string {
  const domain = senderAddress.slice(senderAddress.lastIndexOf("@") + 1).toLowerCase();
  const local = createHash("sha256")
    .update(`unpause message ${enrolmentId} ${step}`)
    .digest("hex")
    .slice(0, 32);
  return `${local}@${domain}`;
}
