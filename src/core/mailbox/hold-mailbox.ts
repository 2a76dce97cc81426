import type { Context } from "../context.ts";
import { type Cause, isPausing } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import { joinIncident } from "../incident/join-incident.ts";
import { leaveIncident } from "../incident/leave-incident.ts";
import type { Rooms } from "../store.ts";
import type { Mailbox } from "./mailbox.ts";

export type Hold = {
  cause: Cause;
  /** Of the failure that led to it. */
  diagnosis: Diagnosis;
  /** When the mailbox is probed again. */
  until: Date;
  /** Whether a probe led to it. */
  probe: boolean;
  at: Date;
};

/**
 * Lets a mailbox's sends wait until it is probed. Its page and history say so, and nobody is alerted, unless it is our own set-up that
 * is refused: then the mailboxes that meet it are one incident, for the operator, and each is held when it meets it, since a
 * tenant that does not know our app says nothing about the others.
 */
export async function holdMailbox(ctx: Context, mailbox: Mailbox, hold: Hold): Promise<void> {
  if (isOutlasted(hold, mailbox.state)) return;
  const { cause, until, at } = hold;
  const { id: mailboxId, workspaceId } = mailbox;
  const isNews = mailbox.state.kind !== "held" || mailbox.state.cause !== cause;
  const outboxIds = await ctx.store.transaction(async (tx) => {
    const before = await tx.mailboxes.heldIn(mailboxId);
    const joined = await join(tx, mailbox, hold);
    if (!(await tx.mailboxes.hold(mailboxId, cause, until, joined))) return null;
    if (isNews) {
      const data = { cause, until: until.toISOString() };
      await tx.history.add(workspaceId, { kind: "mailbox-held", mailboxId, data, at });
    }
    return [
      ...(before === null || before === joined ? [] : [await leaveIncident(tx, workspaceId, before, at)]),
      ...(joined === null || before === joined ? [] : [await askForAlert(tx, workspaceId, joined, at)]),
    ];
  });
  if (outboxIds === null) return;
  await ctx.wake("probe-mailbox", mailboxId, until);
  for (const outboxId of outboxIds) await ctx.wake("deliver", outboxId);
  ctx.live.changed(workspaceId);
}

/** The operator's incident that it is held in; null: it is held in none. */
async function join(tx: Rooms, mailbox: Mailbox, { cause, diagnosis, at }: Hold): Promise<string | null> {
  if (cause !== "app_misconfigured") return null;
  return (await joinIncident(tx, mailbox, diagnosis, at)).incidentId;
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
