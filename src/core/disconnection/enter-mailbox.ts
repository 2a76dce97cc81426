import type { Context } from "../context.ts";
import { openAccess } from "../credential/open-access.ts";
import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { handleFailure } from "./handle-failure.ts";

/**
 * The way into a mailbox for a job. A probe asks the provider for a new token even where the old one still serves: that is a
 * proof of its own.
 *
 * @returns null when there is none now; what that means for the mailbox has been done
 */
export async function enterMailbox(
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
