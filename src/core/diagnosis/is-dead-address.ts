import type { Diagnosis } from "./diagnosis.ts";

/**
 * Whether the recipient's address is dead, so that nothing may be sent to it again. A full mailbox, a greylist or a recipient who
 * refuses us is not dead. A refusal of the text or the sender says nothing about the address.
 */
export function isDeadAddress({ about, recipient }: Pick<Diagnosis, "about" | "recipient">): boolean {
  return about === "recipient" && recipient === "dead";
}
