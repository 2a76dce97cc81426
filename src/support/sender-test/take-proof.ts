import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { Tx } from "../../core/tx.ts";
import type { SupportRooms } from "../support-rooms.ts";

type Inbox = Pick<Mailbox, "id" | "workspaceId">;

/** The server at which an inbox lies, as host:port. */
export const serverOf = ({ imap }: Pick<Mailbox, "imap">) => `${imap.host.toLowerCase()}:${imap.port}`;

/** From here on nobody is verified in this inbox. @param at - when */
export async function takeProofBack(tx: Tx<SupportRooms>, inbox: Inbox, at: Date): Promise<void> {
  if (!(await tx.supportInboxes.endProof(inbox.id))) return;
  await tx.history.add(inbox.workspaceId, { kind: "sender-checks-lost", mailboxId: inbox.id, at });
}
