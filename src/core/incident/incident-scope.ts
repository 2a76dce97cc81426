import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";

/**
 * What disconnections must share, besides their cause, to be one incident that people are told about once. A mailbox stands for
 * itself.
 */
export function incidentScope(_diagnosis: Diagnosis, mailbox: Pick<Mailbox, "id">): string {
  return `mailbox:${mailbox.id}`;
}
