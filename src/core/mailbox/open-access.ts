import type { Context } from "../context.ts";
import type { Sealed } from "../workspace/secrets.ts";
import type { MailboxAccess } from "./mail-port.ts";
import type { Mailbox } from "./mailbox.ts";

/**
 * The mailbox with its credential in the clear, for as long as it is needed. null: no credential was ever stored.
 *
 * @param proven - a secret that takes the place of the stored one
 */
export async function openAccess(
  ctx: Pick<Context, "store" | "secrets">,
  { id, address, senderName, userName, smtp, imap }: Mailbox,
  proven: Sealed | null = null,
): Promise<MailboxAccess | null> {
  const credential = proven ?? (await ctx.store.mailboxes.credential(id));
  if (credential === null) return null;
  const password = ctx.secrets.open(credential, id);
  return { mailboxId: id, address, senderName, userName, smtp, imap, secret: { kind: "password", password } };
}
