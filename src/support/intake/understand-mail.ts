import { commit } from "../../core/commit.ts";
import { letterIdOf } from "../letter/letter-id.ts";
import { openRaws } from "../raw/open-raw.ts";
import { noteArrival } from "../sender-test/note-arrival.ts";
import type { SupportContext } from "../support-rooms.ts";
import { fileMail } from "./file-mail.ts";
import { idsInOrder } from "./ids-in-order.ts";
import { openDesk } from "./intake-desk.ts";
import type { Inbox, ReadMail, StoredMail } from "./intake-mail.ts";
import { unreadMail } from "./read-mail.ts";
import { readStored } from "./read-stored.ts";
import { seek } from "./seek.ts";

declare module "../../core/log.ts" {
  interface LogFaults {
    "support.mail-not-filed": Fields;
  }
}

/** A batch is one transaction, and its mails are in memory at once. */
const BATCH = { mails: 100, bytes: 4 * 1024 * 1024 };
/** Then another inbox has its turn. */
const BATCHES = 40;
/** A mail that cannot be filed for a fault of ours is tried again, and then becomes a ticket as it is. */
const TRIES = 3;
const TRY_AGAIN_MS = 20_000;

/**
 * Makes tickets of the mails that wait in an inbox, in the order in which they came. They are parsed before the transaction, and a batch
 * is filed in one. A batch that fails is filed mail by mail, so that one mail delays no other.
 */
export async function understandMail(ctx: SupportContext, mailboxId: string): Promise<void> {
  const inbox = await ctx.store.intake.inbox(mailboxId);
  if (inbox === null) return;
  let mails = await readBatch(ctx, inbox, null);
  for (let batch = 0; batch < BATCHES; batch++) {
    const last = mails.at(-1);
    if (last === undefined) return;
    // Filing waits for the database most of the time: meanwhile the next batch is read.
    [mails] = await Promise.all([readBatch(ctx, inbox, last.stored), fileBatch(ctx, inbox, mails)]);
  }
  if (mails.length > 0) await ctx.wake("understand-mail", mailboxId);
}

/** Opens and parses the mails that wait. @param after - only those that came after it */
async function readBatch(ctx: SupportContext, inbox: Inbox, after: StoredMail | null): Promise<ReadMail[]> {
  const waiting = await ctx.store.intake.waiting(inbox.mailboxId, ctx.clock.now(), { ...BATCH, after });
  const open = await openRaws(
    ctx,
    waiting.map(({ rawId }) => rawId),
  );
  const mails: ReadMail[] = [];
  for (const stored of waiting) mails.push(await readStored(ctx, inbox, stored, open(stored.rawId)));
  return mails;
}

async function fileBatch(ctx: SupportContext, inbox: Inbox, mails: ReadMail[]): Promise<void> {
  try {
    await file(ctx, inbox, mails);
  } catch (error) {
    if (mails.length === 1) return await fileAlone(ctx, inbox, mails, error);
    for (const mail of mails)
      await file(ctx, inbox, [mail]).catch((fault: unknown) => fileAlone(ctx, inbox, [mail], fault));
  }
}

/** @throws what keeps the database from being written at all */
async function fileAlone(
  ctx: SupportContext,
  inbox: Inbox,
  mails: ReadMail[],
  fault: unknown,
): Promise<void> {
  for (const { stored } of mails) {
    ctx.log.fault("support.mail-not-filed", fault, { mailId: stored.id, tries: stored.tries + 1 });
    if (stored.tries + 1 < TRIES) await tryLater(ctx, stored, fault);
    else
      await file(ctx, inbox, [
        unreadMail(stored, "It could not be filed, for a fault of ours.", ctx.clock.now()),
      ]);
  }
}

function tryLater(ctx: SupportContext, { id }: StoredMail, fault: unknown): Promise<void> {
  const words = fault instanceof Error ? fault.message : String(fault);
  const until = new Date(ctx.clock.now().getTime() + TRY_AGAIN_MS);
  return ctx.store.intake.postpone(id, words.slice(0, 500), until);
}

/** Files these mails in one transaction, as the only one at the desk. */
async function file(ctx: SupportContext, inbox: Inbox, mails: ReadMail[]): Promise<void> {
  const { workspaceId } = inbox;
  const now = ctx.clock.now();
  await commit(ctx, workspaceId, async (tx) => {
    const numbering = await tx.intake.takeDesk(workspaceId);
    const waiting = await tx.intake.stillWaiting(mails.map(({ stored }) => stored.id));
    const due = mails.filter(({ stored }) => waiting.has(stored.id));
    if (due.length === 0) return;
    const desk = openDesk(await tx.intake.load(workspaceId, seek(due, now)), {
      workspaceId,
      now,
      ...numbering,
      newId: idsInOrder(),
      letterId: (id, from) => letterIdOf(ctx.signing, id, from),
    });
    for (const mail of due) fileMail(desk, inbox, mail);
    await tx.intake.write(workspaceId, desk.changes, now);
    await tx.ticketEvents.add(...desk.changes.events);
    // The copy of a mail that the inbox itself sent has not arrived.
    for (const { senderTest, stored } of due)
      if (senderTest !== null && stored.folder !== "sent")
        await noteArrival(tx, inbox.mailboxId, senderTest, now);
    for (const ticketId of desk.changes.lookInto) tx.wake("look-into-ticket", ticketId);
    if (desk.changes.letters.length > 0) tx.wake("send-letters", inbox.mailboxId);
  });
}
