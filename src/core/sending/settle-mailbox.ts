import type { Context } from "../context.ts";
import { handleFailure } from "../disconnection/handle-failure.ts";
import { openMailbox } from "../disconnection/open-mailbox.ts";
import { settleSends } from "./settle-sends.ts";

/** The job: settles a mailbox's doubts now, and comes back for those that the provider may still be filing. */
export async function settleMailbox(ctx: Context, mailboxId: string): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  // The Sent folder of a disconnected mailbox cannot be searched. Its reconnect settles.
  if (mailbox === null || mailbox.state.kind === "disconnected") return;
  const access = await openMailbox(ctx, mailbox, { probe: false });
  if (access === null) return;

  const result = await settleSends(ctx, { mailbox, access });
  if (result.kind === "failed") {
    await handleFailure(ctx, {
      mailboxId,
      leg: "imap",
      probe: false,
      error: result.error,
      at: ctx.clock.now(),
    });
  } else if (result.again) {
    await ctx.wake("settle-mailbox", mailboxId, result.again);
  }
}
