import type { Diagnosis } from "./diagnosis.ts";

/**
 * Whether nobody lives at the recipient's address, so that nobody should write to it again. A full mailbox, a greylist or a
 * recipient who takes nothing from us are no such thing, and what is about the text or the sender says nothing of the address.
 */
export function isDeadAddress({ about, recipient }: Pick<Diagnosis, "about" | "recipient">): boolean {
  return about === "recipient" && recipient === "dead";
}
