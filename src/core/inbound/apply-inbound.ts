import { createHash } from "node:crypto";
import { brakeOnBounces } from "../brake/brake-on-bounces.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { SuppressionOrigin } from "../lead/suppression.ts";
import type { InboundMail } from "../mailbox/inbound-mail.ts";
import type { FetchedMail, FolderCursor, UnreadMail } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { askOptOut } from "../opt-out-question/ask-opt-out.ts";
import type { Rooms } from "../store.ts";
import { suppressLead } from "../suppression/suppress-lead.ts";
import type { Tx } from "../tx.ts";
import { classifyInbound } from "./classify-inbound.ts";
import { classifyReport, reportIn } from "./classify-report.ts";
import { endGone } from "./end-gone.ts";
import type { Correspondence, Inbound, ReceivedMail } from "./inbound.ts";
import { answersOfNobody, matchInbound } from "./match-inbound.ts";
import { setAsideUntil } from "./set-aside-until.ts";

/** The changes of one reading, as a receipt tells them. */
export type Applied = { replies: number; bounces: number; optOuts: number; postponed: number };

export const NOTHING_APPLIED: Applied = { replies: 0, bounces: 0, optOuts: 0, postponed: 0 };

export const sumOf = (one: Applied, other: Applied): Applied => ({
  replies: one.replies + other.replies,
  bounces: one.bounces + other.bounces,
  optOuts: one.optOuts + other.optOuts,
  postponed: one.postponed + other.postponed,
});

/** A mailbox that is full or greylisted three times over is not read by anybody. */
const SOFT_BOUNCES_TO_STOP = 3;

/** Another try would find the same. */
const NO_AUTHOR = { why: "no_author", words: "Its From line names no address." } as const;

type Meant = {
  inbound: Exclude<Inbound, { kind: "other" }>;
  to: Correspondence;
  from: string;
  origin: Pick<SuppressionOrigin, "mail" | "words">;
  /** Of a delivery report; null: it is none. */
  diagnosis: Diagnosis | null;
  received: ReceivedMail;
};

/**
 * Applies a batch of received mails and stores the progress in the folder, all in one transaction. A mail that was applied before
 * has no effect: it may be read again after a crash, or moved to another folder. A second mail with its Message-ID and other words
 * has an effect.
 *
 * A reply ends only the enrolment that it answers. An opt-out or a dead address ends all enrolments of that lead.
 *
 * @param cursor - null: the mails do not move it
 * @param unread - mails that are set aside, since the cursor is past them
 */
export async function applyInbound(
  ctx: CommitContext,
  mailbox: Mailbox,
  batch: FetchedMail[],
  cursor: FolderCursor | null,
  unread: UnreadMail[] = [],
): Promise<Applied> {
  const { id: mailboxId, workspaceId } = mailbox;
  const at = ctx.clock.now();
  const applied = await commit(ctx, workspaceId, async (tx) => {
    const mails = await meaningOf(tx, mailbox, batch);
    const received = mails.map((mail) => mail.received);
    const fresh = new Set((await tx.inbound.note(mailbox, received)).map(keyOf));
    const news = mails.filter((mail) => fresh.delete(keyOf(mail.received)));
    for (const mail of news) await apply(tx, mailbox, mail, at);
    const bounced = new Map(news.filter(countsTowardBrake).map((mail) => [mail.to.campaignId, mail]));
    for (const [campaignId, { diagnosis }] of bounced)
      await brakeOnBounces(tx, { workspaceId, campaignId, mailboxId, diagnosis }, at);
    await tx.setAside.add(mailbox, unread, at, setAsideUntil(at));
    if (cursor !== null) {
      const nobodys = await answersOfNobody(tx, mailbox, batch);
      const { uidValidity } = cursor;
      const asides = nobodys.map(({ folder, uid }) => ({ folder, uidValidity, uid, ...NO_AUTHOR }));
      await tx.setAside.add(mailbox, asides, at, null);
      await tx.readings.saveCursor(mailbox, cursor);
    }
    return news.map(({ inbound }) => inbound.kind);
  });

  const count = (...kinds: Inbound["kind"][]) => applied.filter((kind) => kinds.includes(kind)).length;
  const counts = {
    replies: count("reply", "opt_out_doubt"),
    bounces: count("hard_bounce", "soft_bounce", "refusal_report", "gone"),
    optOuts: count("opt_out", "complaint"),
    postponed: count("auto_reply"),
  };
  if (applied.length > 0) ctx.log.event("mailbox.received", { mailboxId, ...counts });
  return counts;
}

const countsTowardBrake = ({ inbound: { kind } }: Meant) =>
  kind === "hard_bounce" || kind === "refusal_report" || kind === "complaint";

/** The mails of the batch that are about something we sent, each with what it means. */
async function meaningOf(tx: Rooms, mailbox: Mailbox, batch: FetchedMail[]): Promise<Meant[]> {
  const match = await matchInbound(tx, mailbox, batch);
  return batch.flatMap(({ mail: fetched, internalDate: receivedAt }) => {
    const matched = match(fetched);
    if (matched === null) return [];
    const { to, mail } = matched;
    const report = reportIn(mail, mailbox);
    const inbound = report ? classifyReport(report) : classifyInbound(mail, matched, receivedAt);
    if (inbound.kind === "other") return [];
    const asked = "sentence" in inbound ? inbound.sentence : null;
    const { enrolmentId, step } = to;
    const content = contentOf(fetched);
    const messageId = mail.messageId ?? content;
    const { kind } = inbound;
    const received = { messageId, content, kind, enrolmentId, step, receivedAt, ...report?.told };
    const from = mail.from.address;
    const diagnosis = report?.diagnosis ?? null;
    return [{ inbound, to, from, origin: originOf(mail, report?.told.said ?? asked), diagnosis, received }];
  });
}

/** The same for the same mail in another folder, and another one for other words. */
function contentOf({ from, subject, text, bounce }: FetchedMail["mail"]): string {
  return createHash("sha256")
    .update(JSON.stringify([from.address, subject, text, bounce]))
    .digest("hex");
}

const keyOf = ({ messageId, content }: Pick<ReceivedMail, "messageId" | "content">) =>
  `${content} ${messageId}`;

/** The part of a mail that its suppression keeps. @param decided - a report's own line, or the sentence that asks */
function originOf(mail: InboundMail, decided: string | null): Meant["origin"] {
  const { messageId, subject, from, ownWords } = mail;
  return {
    mail: { messageId, subject, author: from.address },
    words: decided ?? (ownWords.trim() || subject),
  };
}

async function apply(
  tx: Tx,
  { id: mailboxId, workspaceId }: Mailbox,
  { inbound, to, from, origin: mailAndWords, received }: Meant,
  at: Date,
): Promise<void> {
  const { enrolmentId, campaignId, email } = to;
  const origin = { source: "mail" as const, mailboxId, campaignId, ...mailAndWords };
  const note = (
    kind: "replied" | "bounced" | "postponed" | "refused-by-report",
    data: Record<string, string | boolean> = {},
  ) => tx.history.add(workspaceId, { kind, campaignId, mailboxId, data: { enrolmentId, ...data }, at });

  switch (inbound.kind) {
    case "reply":
      if (await tx.inbound.stop(enrolmentId, "replied", at)) await note("replied");
      return;
    case "opt_out_doubt": {
      if (await tx.inbound.stop(enrolmentId, "replied", at)) await note("replied");
      const { sentence } = inbound;
      const mail = origin.mail ?? null;
      const doubt = { workspaceId, email, campaignId, enrolmentId, mailboxId, sentence, mail, at };
      await askOptOut(tx, doubt);
      if (inbound.strangerAsks)
        await suppressLead(tx, { workspaceId, email: from, reason: "opted_out", origin, at });
      return;
    }
    case "opt_out":
      // A person who asks on a lead's behalf, from another address, wants no mail either.
      for (const asker of new Set([email, from])) {
        await suppressLead(tx, { workspaceId, email: asker, reason: "opted_out", origin, at });
      }
      return;
    case "complaint":
      return suppressLead(tx, { workspaceId, email, reason: "complained", origin, at });
    case "gone":
      return endGone(tx, { workspaceId, mailboxId, to, successor: inbound.successor, at });
    case "hard_bounce":
      if (inbound.deadAddress) return suppressLead(tx, { workspaceId, email, reason: "bounced", origin, at });
      if (await tx.inbound.stop(enrolmentId, "bounced", at)) await note("bounced");
      return;
    case "refusal_report":
      // The step stays accepted, since there is never a second send. The owner decides about the next one.
      await tx.heldLeads.holdOne(enrolmentId, "refused_by_report");
      return await note("refused-by-report", {
        about: received.about ?? "sender",
        said: received.said ?? "",
      });
    case "soft_bounce":
      if ((await tx.inbound.softBounces(enrolmentId)) < SOFT_BOUNCES_TO_STOP) return;
      if (await tx.inbound.stop(enrolmentId, "bounced", at)) await note("bounced", { soft: true });
      return;
    case "auto_reply":
      if (await tx.inbound.postpone(enrolmentId, inbound.until))
        await note("postponed", { until: inbound.until.toISOString() });
  }
}
