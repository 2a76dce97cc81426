import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { type Cause, isPausing, passesWithHost } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { lineOf } from "../diagnosis/line-of.ts";
import { statedWait } from "../diagnosis/stated-wait.ts";
import type { Leg } from "../diagnosis/verdict.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import { endIncident } from "../incident/end-incident.ts";
import { joinIncident } from "../incident/join-incident.ts";
import { hostOf } from "../mailbox/host-of.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Rooms } from "../store.ts";
import { holdOthers } from "./hold-others.ts";

export type Hold = {
  cause: Cause;
  /** Of the failure that led to it. */
  diagnosis: Diagnosis;
  /** When the mailbox is probed again. */
  until: Date;
  /** The leg that was tried. */
  leg: Leg;
  /** Whether a probe led to it. */
  probe: boolean;
  at: Date;
};

/**
 * Lets a mailbox's sends wait until it is probed. Its page and history say so, and no person is alerted. A refusal of our own
 * set-up is the exception. Then the mailboxes that meet it share one incident, for the operator. Each is held only when it meets
 * the refusal: a tenant that does not know our app says nothing about the others.
 *
 * A fault of the line or of the host passes when the host answers again. Each waiting mailbox has a probe time of its own, and any
 * answer of the host brings these times forward. A wait that the provider stated is kept.
 */
export async function holdMailbox(ctx: Context, mailbox: Mailbox, hold: Hold): Promise<void> {
  const stated = statedWait(lineOf(hold.diagnosis), hold.at) !== null;
  if (isOutlasted(hold, stated, mailbox.state)) return;
  const { cause, leg, at } = hold;
  const { id: mailboxId, workspaceId } = mailbox;
  const host = passesWithHost(cause) && !stated ? hostOf(mailbox, leg) : null;
  const isNews = mailbox.state.kind !== "held" || mailbox.state.cause !== cause;
  const isHeld = await commit(ctx, workspaceId, async (tx) => {
    if (host !== null) await tx.holds.lockHost(host);
    const before = await tx.holds.heldIn(mailboxId);
    const joined = await join(tx, mailbox, hold);
    const until = await tx.holds.hold(mailboxId, { cause, until: hold.until, incidentId: joined, host, at });
    if (until === null) return false;
    if (isNews) {
      const data = { cause, until: until.toISOString() };
      await tx.history.add(workspaceId, { kind: "mailbox-held", mailboxId, data, at });
    }
    tx.wake("probe-mailbox", mailboxId, until);
    if (before !== null && before !== joined)
      await endIncident(ctx, tx, { workspaceId, incidentId: before }, at);
    if (joined !== null && before !== joined) await askForAlert(tx, workspaceId, joined, at);
    return true;
  });
  if (isHeld && host !== null && isNews) await holdOthers(ctx, host, cause, at);
}

/** The operator's incident that it is held in; null: it is held in none. */
async function join(tx: Rooms, mailbox: Mailbox, { cause, diagnosis, at }: Hold): Promise<string | null> {
  if (cause !== "app_misconfigured") return null;
  return (await joinIncident(tx, mailbox, diagnosis, at)).incidentId;
}

/**
 * Only a probe moves the time of the next probe. Reading goes on every minute, and its failures must not delay it. A failure does
 * not cut short another wait either: a broken line says nothing about a quota that renews tomorrow. A refusal still opens a doubt,
 * and a longer wait that the provider states is kept.
 */
function isOutlasted({ probe, cause, until }: Hold, stated: boolean, state: Mailbox["state"]): boolean {
  if (probe || state.kind !== "held") return false;
  if (isDoubt(state.cause)) return true;
  return !isDoubt(cause) && !(stated && until > state.until);
}

const isDoubt = (cause: Cause) => isPausing(cause) || cause === "unknown";
