import type { Context } from "../context.ts";
import { proveMailbox } from "./prove-mailbox.ts";

/** Longer than a probe takes. One that is lost with its worker is made again after this. */
const PROBE_MS = 2 * 60_000;

/** The job: proves a held mailbox, when its time has come. */
export async function probeMailbox(ctx: Context, mailboxId: string): Promise<void> {
  const now = ctx.clock.now();
  const next = new Date(now.getTime() + PROBE_MS);
  if (await ctx.store.mailboxes.claimProbe(mailboxId, now, next)) await proveMailbox(ctx, mailboxId);
}
