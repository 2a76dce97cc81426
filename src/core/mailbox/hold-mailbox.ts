import type { Context } from "../context.ts";
import { type Cause, isPausing } from "../diagnosis/cause.ts";
import type { Mailbox } from "./mailbox.ts";

export type Hold = {
  cause: Cause;
  /** When the mailbox is probed again. */
  until: Date;
  /** Whether a probe led to it. */
  probe: boolean;
  at: Date;
};

/** Lets a mailbox's sends wait until it is probed. Nobody is alerted; its page and history say so. */
export async function holdMailbox(ctx: Context, mailbox: Mailbox, hold: Hold): Promise<void> {
  if (isOutlasted(hold, mailbox.state)) return;
  const { cause, until, at } = hold;
  const isNews = mailbox.state.kind !== "held" || mailbox.state.cause !== cause;
  const held = await ctx.store.transaction(async (tx) => {
    if (!(await tx.mailboxes.hold(mailbox.id, cause, until))) return false;
    if (isNews) {
      const data = { cause, until: until.toISOString() };
      await tx.history.add(mailbox.workspaceId, { kind: "mailbox-held", mailboxId: mailbox.id, data, at });
    }
    return true;
  });
  if (!held) return;
  await ctx.wake("probe-mailbox", mailbox.id, until);
  ctx.live.changed(mailbox.workspaceId);
}

/**
 * What an ordinary attempt meets does not put off the probe of an open doubt, however often it comes (reading goes on every
 * minute): only a probe moves it. Nor does something to wait for cut short another wait: a broken line for a minute says
 * nothing about the quota that renews tomorrow.
 */
function isOutlasted({ probe, cause, at }: Hold, state: Mailbox["state"]): boolean {
  if (probe || state.kind !== "held") return false;
  if (isDoubt(state.cause)) return true;
  return !isDoubt(cause) && state.until > at && state.cause !== cause;
}

const isDoubt = (cause: Cause) => isPausing(cause) || cause === "unknown";
