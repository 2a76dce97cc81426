import { afterStep } from "../campaign/next-due.ts";
import type { SendKey } from "../campaign/send.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { giveTurnBack } from "../pace/give-turn-back.ts";
import { noteUnconfirmed } from "../unconfirmed/note-unconfirmed.ts";
import type { InDoubtSend, SettledSend } from "./doubt-store.ts";

export type Settlement = SendKey & { how: "accepted" | "planned" | "unconfirmed" };
export type SettleResult =
  | {
      kind: "settled";
      settlements: Settlement[];
      /** When the provider will have filed what is still missing; null: that is not what is waited for. */
      filedBy: Date | null;
      /** The time of the next search, for any reason. null: nothing is left in doubt. */
      again: Date | null;
    }
  | { kind: "failed"; error: unknown };

type Ctx = CommitContext & Pick<Context, "mail">;

/** A provider must show at least one of its last accepted sends in Sent, out of this many, to be believed about a missing one. */
const WITNESSES = 5;
/**
 * A doubt waits this long for the first witness of a mailbox that has sent too little. With the filing before it, a person hears of
 * the standstill within the hour.
 */
const WITNESS_WAIT_MS = 30 * 60_000;
const LOOK_AGAIN_MS = 60_000;

/**
 * Settles sends with an unknown end, by a search for their Message-IDs in the Sent folder. A message that is found was accepted. A
 * missing one was not sent only if three conditions hold. The provider itself files mail of its SMTP server, accepted sends show
 * that it does, and its filing time has passed. Elsewhere the send becomes `unconfirmed`, and a person decides. Nothing is ever
 * sent again on a guess.
 */
export async function settleSends(
  ctx: Ctx,
  { mailbox, access }: { mailbox: Mailbox; access: MailboxAccess },
): Promise<SettleResult> {
  const doubts = await ctx.store.doubts.of(mailbox.id);
  if (doubts.length === 0) return { kind: "settled", settlements: [], filedBy: null, again: null };

  const filedBefore = new Date(ctx.clock.now().getTime() - (mailbox.filesSentMs ?? 0));
  const witnesses = await ctx.store.doubts.witnesses(mailbox.id, filedBefore, WITNESSES);
  const ids = [...doubts.map((send) => send.messageId), ...witnesses];
  const look = await ctx.mail.findSent(access, mailbox.folders.sent ?? "Sent", ids);
  if (look.kind === "failed") return look;

  const filing = {
    afterMs: mailbox.filesSentMs,
    seen: witnesses.length > 0 ? witnesses.some((id) => look.found.has(id)) : null,
  };
  const settlements: Settlement[] = [];
  const waits: (EndOfDoubt & { kind: "wait" })[] = [];
  for (const send of doubts) {
    const end = endOfDoubt(look.found.has(send.messageId), send.transmittingAt, filing, ctx.clock.now());
    if (end.kind === "wait") {
      waits.push(end);
      continue;
    }
    const settled = await settledSend(ctx, send, end.kind);
    if (!(await record(ctx, mailbox.id, send, settled))) continue;
    settlements.push({ enrolmentId: send.enrolmentId, step: send.step, how: settled.kind });
  }
  if (settlements.length > 0)
    await commit(ctx, mailbox.workspaceId, (tx) => noteUnconfirmed(tx, mailbox.id, ctx.clock.now()));
  const filedBy = latest(waits.filter((wait) => wait.for === "filing").map((wait) => wait.until));
  return { kind: "settled", settlements, filedBy, again: latest(waits.map((wait) => wait.until)) };
}

const latest = (moments: Date[]) => moments.toSorted((a, b) => a.getTime() - b.getTime()).at(-1) ?? null;

/** A provider's filing: its longest time (null: it does not file), and whether it was seen (null: nothing to see yet). */
type Filing = { afterMs: number | null; seen: boolean | null };
type EndOfDoubt =
  | { kind: "accepted" | "planned" | "unconfirmed" }
  /** For the provider to file it, or for a witness that shows that it does. */
  | { kind: "wait"; until: Date; for: "filing" | "witness" };

/** The verdict of a search in the Sent folder on one send in doubt. */
export function endOfDoubt(found: boolean, transmittingAt: Date, filing: Filing, now: Date): EndOfDoubt {
  if (found) return { kind: "accepted" };
  if (filing.afterMs === null || filing.seen === false) return { kind: "unconfirmed" };
  const filedBy = new Date(transmittingAt.getTime() + filing.afterMs);
  if (filedBy > now) return { kind: "wait", until: filedBy, for: "filing" };
  if (filing.seen) return { kind: "planned" };
  const waited = now.getTime() - filedBy.getTime();
  return waited > WITNESS_WAIT_MS
    ? { kind: "unconfirmed" }
    : {
        kind: "wait",
        until: new Date(now.getTime() + Math.max(filing.afterMs, LOOK_AGAIN_MS)),
        for: "witness",
      };
}

async function settledSend(
  ctx: Pick<Context, "store" | "clock">,
  send: InDoubtSend,
  kind: "accepted" | "planned" | "unconfirmed",
): Promise<SettledSend> {
  const key = { enrolmentId: send.enrolmentId, step: send.step, at: ctx.clock.now() };
  if (kind === "planned") return { ...key, kind, by: "not_in_sent_folder", dueAt: key.at };
  if (kind === "unconfirmed") return { ...key, kind };
  const next = afterStep(await ctx.store.sends.steps(send.campaignId), send.step, send.transmittingAt);
  return { ...key, kind, by: "sent_folder", nextDueAt: next.kind === "next" ? next.dueAt : null };
}

/** @returns false when it was settled before */
function record(
  ctx: CommitContext,
  mailboxId: string,
  send: InDoubtSend,
  settled: SettledSend,
): Promise<boolean> {
  return commit(ctx, send.workspaceId, async (tx) => {
    const done = await tx.doubts.settle(settled);
    if (done === null) return false;
    if (settled.kind === "planned") await giveTurnBack(tx, { ...done, now: settled.at });
    await tx.history.add(send.workspaceId, {
      kind: settled.kind === "unconfirmed" ? "unconfirmed" : "settled",
      campaignId: send.campaignId,
      mailboxId,
      data: { enrolmentId: send.enrolmentId, step: send.step, how: settled.kind },
      at: settled.at,
    });
    return true;
  });
}
