import { noteRefusal } from "../brake/note-refusal.ts";
import { noteTest } from "../brake/note-test.ts";
import { afterStep } from "../campaign/next-due.ts";
import type { DueSend, Outcome, Refusal, SendEnd } from "../campaign/send.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Way } from "../credential/open-access.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { isDeadAddress } from "../diagnosis/is-dead-address.ts";
import { lineOf } from "../diagnosis/line-of.ts";
import { handleFailure } from "../disconnection/handle-failure.ts";
import { turnAfter } from "../pace/turn-after.ts";
import { suppressLead } from "../suppression/suppress-lead.ts";
import type { Composed } from "./compose-send.ts";
import { mayStillSend, paceOf } from "./may-still-send.ts";
import { afterRefusal, tryAgainAt } from "./temporary-refusal.ts";

export type Transmitting = {
  compose: (send: DueSend) => Promise<Composed>;
  accessOf: (send: DueSend) => Promise<Way>;
};

/** Hands one journalled send to its provider and returns its end. A failure is judged on the way. */
export async function transmitSend(ctx: Context, send: DueSend, how: Transmitting): Promise<Outcome> {
  // The pace keeps a mailbox within its allowance. This check meets only an allowance that was lowered, or that a letter used up.
  const end: SendEnd = mayStillSend(send, ctx.clock.now())
    ? await transmit(ctx, await how.compose(send), how.accessOf)
    : { kind: "not-sent", dueAt: null, tries: send.tries };
  return outcomeOf(send, end, ctx.clock.now());
}

/** An end as it is recorded, with the mailbox's next turn. A send that may have been accepted uses up allowance. */
export function outcomeOf(send: DueSend, end: SendEnd, at: Date): Outcome {
  const counted = end.kind === "accepted" || end.kind === "in-doubt" ? 1 : 0;
  const { enrolmentId, step, workspaceId, campaignId, mailboxId } = send;
  const turn = { mailboxId, ...turnAfter(paceOf(send), counted, at) };
  return { enrolmentId, step, workspaceId, campaignId, at, end, turn };
}

async function transmit(ctx: Context, send: Composed, accessOf: Transmitting["accessOf"]): Promise<SendEnd> {
  if (send.content.kind === "failed") return { kind: "refused", reply: send.content.why, stop: "rejected" };

  const way = await accessOf(send);
  if (way.kind === "closed") return refusal(ctx, send, { ...way, leg: "token" });
  const transmission = await ctx.mail.transmit(way.access, send.content.mail);
  const { version } = way;
  switch (transmission.kind) {
    case "accepted": {
      const next = afterStep(send.steps, send.step, ctx.clock.now());
      const { reply, givenId = null } = transmission;
      if (send.isTest) await noteTest(ctx, send, "passed", reply);
      return { kind: "accepted", reply, givenId, nextDueAt: next.kind === "next" ? next.dueAt : null };
    }
    case "unconfirmed": {
      await judge(ctx, send, { error: transmission.error, version, leg: "smtp" });
      const filedBy = ctx.clock.now().getTime() + (send.mailbox.filesSentMs ?? 0);
      await ctx.wake("settle-mailbox", send.mailboxId, new Date(filedBy));
      return { kind: "in-doubt" };
    }
    case "failed":
      return refusal(ctx, send, { error: transmission.error, version, leg: "smtp" });
  }
}

async function refusal(ctx: Context, send: Composed, met: Met): Promise<SendEnd> {
  const { verdict, diagnosis } = await judge(ctx, send, met);
  const now = ctx.clock.now();
  const refusal = refusalOf(diagnosis);
  const { reply } = refusal;
  switch (verdict.kind) {
    case "stop-enrolment":
      if (isDeadAddress(diagnosis)) await suppress(ctx, send, reply);
      if (send.isTest) await noteTest(ctx, send, "refused", reply);
      return { kind: "refused", reply, stop: "bounced", refusal };
    case "carry-on": {
      const dueAt = tryAgainAt(send.tries, now);
      return dueAt === null
        ? { kind: "refused", reply, stop: "rejected", refusal }
        : { kind: "not-sent", dueAt, tries: send.tries + 1 };
    }
    case "keep-step":
      await tellRefused(ctx, send, refusal);
      await noteRefusal(ctx, send, diagnosis);
      return { kind: "not-sent", dueAt: afterRefusal(now), tries: send.tries + 1, refusal };
    case "back-off":
    case "hold":
    case "disconnect":
      return { kind: "not-sent", dueAt: null, tries: send.tries };
  }
}

function refusalOf(diagnosis: Diagnosis): Refusal {
  const { cause, about } = diagnosis;
  return { cause, about, reply: lineOf(diagnosis), diagnosis };
}

/** The address is dead in every campaign, not only in this one. */
async function suppress(ctx: Context, send: Composed, words: string): Promise<void> {
  const { workspaceId, campaignId, mailboxId } = send;
  const origin = { source: "refusal" as const, mailboxId, campaignId, words };
  const { email } = send.lead;
  await commit(ctx, workspaceId, (tx) =>
    suppressLead(tx, { workspaceId, email, reason: "bounced", origin, at: ctx.clock.now() }),
  );
}

async function tellRefused(ctx: Context, send: Composed, { cause, about, reply }: Refusal): Promise<void> {
  const { workspaceId, campaignId, mailboxId, enrolmentId, step } = send;
  await ctx.store.history.add(workspaceId, {
    kind: "message-refused",
    campaignId,
    mailboxId,
    data: { enrolmentId, step, cause, about, reply: reply.slice(0, 300) },
    at: ctx.clock.now(),
  });
}

/** A failure, where it was met, and with which version of the credential. */
type Met = { error: unknown; version: number; leg: "smtp" | "token" };

const judge = (ctx: Context, { mailboxId }: DueSend, { error, version, leg }: Met) =>
  handleFailure(ctx, { mailboxId, leg, probe: false, error, at: ctx.clock.now(), version });
