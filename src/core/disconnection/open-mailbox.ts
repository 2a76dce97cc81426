import type { Context } from "../context.ts";
import { openAccess } from "../credential/open-access.ts";
import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { handleFailure } from "./handle-failure.ts";

/**
 * Opens a mailbox for a job. A probe asks the provider for a new token even where the old one is still valid. The answer is
 * evidence too.
 *
 * @returns null when the mailbox cannot be opened now. The failure has been handled.
 */
export async function openMailbox(
  ctx: Context,
  mailbox: Mailbox,
  { probe }: { probe: boolean },
): Promise<MailboxAccess | null> {
  const way = await openAccess(ctx, mailbox, probe ? "renewed" : "usable");
  if (way?.kind !== "closed") return way === null ? null : way.access;
  const { error, version } = way;
  await handleFailure(ctx, {
    mailboxId: mailbox.id,
    leg: "token",
    probe,
    error,
    at: ctx.clock.now(),
    version,
  });
  return null;
}
