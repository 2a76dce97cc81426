import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { isPausing } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { type Applied, NOTHING_APPLIED, sumOf } from "../inbound/apply-inbound.ts";
import { lineOf } from "../inbound/read-from-cursors.ts";
import { type GapResult, readGap } from "../inbound/read-mailbox.ts";
import type { MailboxAccess, UnreadFolder } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { settleSends } from "../sending/settle-sends.ts";
import { filingOf } from "../setup/filing-of.ts";
import { failReconnect } from "./fail-reconnect.ts";
import { isStillRefused } from "./is-still-refused.ts";
import { openProven } from "./open-proven.ts";
import type { Reconnect, ReconnectProgress, ReconnectState } from "./reconnect-store.ts";
import { resumeMailbox } from "./resume-mailbox.ts";
import { waitForFolders } from "./unread-folders.ts";

/** Longer than anything between two signs of life below; a worker that is gone is not waited for. */
const LEASE_MS = 3 * 60_000;
/** After this much passing trouble the person is asked again. */
const LONGEST_TROUBLE_MS = 30 * 60_000;
const RETRY_MS = 15_000;
/** How long a provider's filing is waited for; what takes longer is settled after the resume. */
const FILING_MS = 5 * 60_000;

/** A reconnect in this worker's hands, and the mailbox as it was proven. */
type InHand = { reconnect: Reconnect; mailbox: Mailbox };

/**
 * The job that finishes a proven reconnect. The mail of the break is read and applied, and sends in doubt are settled. Then the
 * credential takes effect and the campaigns go on, in one transaction. After a crash it starts again from the reading. Nothing is
 * sent before the end.
 */
export async function finishReconnect(ctx: Context, reconnectId: string): Promise<void> {
  const now = ctx.clock.now();
  const reconnect = await ctx.store.reconnects.claim(reconnectId, now, later(now, LEASE_MS));
  if (reconnect === null) return;
  const before = await ctx.store.mailboxes.get(reconnect.mailboxId);
  if (before === null) return;

  const { server, folders, subject } = reconnect;
  const signIn = subject === null ? before.signIn : "oauth";
  const mailbox = { ...before, ...server, signIn, folders, filesSentMs: filingOf(before, server) };
  const inHand: InHand = { reconnect, mailbox };
  const opened = await openProven(ctx, reconnect, mailbox);
  if (opened === null) return;
  if (opened.kind === "closed") return onRefusedToken(ctx, inHand, opened.error);

  const read = await readWhatCame(ctx, inHand, opened.access);
  if (read.kind === "failed") return onTrouble(ctx, inHand, opened.access, read.error);
  noteUnread(inHand, read.unread, ctx.clock.now());
  const wait = waitForFolders(reconnect.progress, ctx.clock.now());
  if (wait?.kind === "gives-up") return onUnreadFolders(ctx, inHand, read.unread);
  if (wait?.kind === "asks") await askAboutFolders(ctx, inHand);
  if (wait !== null) return comeBack(ctx, inHand, "reading", wait.again);

  await keep(ctx, inHand, "settling", reconnect.progress);
  // Reading a long gap can take longer than a token lives.
  const still = await openProven(ctx, reconnect, mailbox);
  if (still === null) return;
  if (still.kind === "closed") return onRefusedToken(ctx, inHand, still.error);
  const settled = await settleSends(ctx, { mailbox, access: still.access });
  if (settled.kind === "failed") return onTrouble(ctx, inHand, still.access, settled.error);
  const { filedBy, again } = settled;
  if (filedBy !== null && filedBy <= later(reconnect.startedAt, FILING_MS)) {
    return comeBack(ctx, inHand, "settling", filedBy);
  }
  await resumeMailbox(ctx, { reconnect, mailbox });
  if (again !== null) await ctx.wake("settle-mailbox", mailbox.id, again);
}

async function readWhatCame(
  ctx: Context,
  { reconnect, mailbox }: InHand,
  access: MailboxAccess,
): Promise<GapResult> {
  // A support inbox sends to no leads: what came is read once it is connected.
  if (mailbox.purpose === "support") return { kind: "read", unread: [], ...NOTHING_APPLIED };
  const earlier = reconnect.progress.read;
  const onProgress = (found: Applied) => {
    reconnect.progress = { ...reconnect.progress, read: sumOf(earlier, found) };
    return keep(ctx, { reconnect }, "reading", reconnect.progress);
  };
  await keep(ctx, { reconnect }, "reading", reconnect.progress);
  const since = await ctx.store.inbound.readFrom(mailbox.id);
  return readGap(ctx, { mailbox, access, since, onProgress });
}

/** The folders that it waits for from now on, and those that a person let it go on without. */
function noteUnread({ reconnect, mailbox }: InHand, unread: UnreadFolder[], now: Date): void {
  const { troubleSince: _, unread: before, ...progress } = reconnect.progress;
  const isSkipped = ({ path }: UnreadFolder) => reconnect.without.includes(path);
  const missing = unread.filter((folder) => !isSkipped(folder));
  const folders = missing.map(({ path, error }) => ({ path, words: lineOf(mailbox, error) }));
  reconnect.progress = {
    ...progress,
    ...(folders.length > 0 && { unread: { folders, since: before?.since ?? now.toISOString() } }),
    wentWithout: unread.filter(isSkipped).map(({ path }) => path),
  };
}

/** Asks the owner in the chat, once: their page asks all the time. */
async function askAboutFolders(ctx: Context, { reconnect }: InHand): Promise<void> {
  if (reconnect.progress.askedAt !== undefined) return;
  const at = ctx.clock.now();
  reconnect.progress = { ...reconnect.progress, askedAt: at.toISOString() };
  const { id, workspaceId } = reconnect;
  await commit(ctx, null, async (tx) => {
    await tx.reconnects.progress(id, "reading", reconnect.progress, later(at, LEASE_MS));
    await askForNotice(tx, workspaceId, { kind: "unread-folder", id }, at);
  });
}

/** Says how far it is and keeps the reconnect in our hands. */
async function keep(
  ctx: Context,
  { reconnect }: Pick<InHand, "reconnect">,
  state: ReconnectState,
  progress: ReconnectProgress,
): Promise<void> {
  const until = later(ctx.clock.now(), LEASE_MS);
  await ctx.store.reconnects.progress(reconnect.id, state, progress, until);
  if (state !== reconnect.state) ctx.live.changed(reconnect.workspaceId);
  reconnect.state = state;
}

/** Only a credential that is refused again, or trouble that does not pass, ends a reconnect. */
async function onTrouble(ctx: Context, inHand: InHand, access: MailboxAccess, error: unknown): Promise<void> {
  const { mailbox } = inHand;
  return failOrComeBack(ctx, inHand, await isStillRefused(ctx, { mailbox, access, error }));
}

/** The provider does not renew the token that it gave when the reconnect was proven. */
async function onRefusedToken(ctx: Context, inHand: InHand, error: unknown): Promise<void> {
  const { provider, signIn: credential } = inHand.mailbox;
  const diagnosis = diagnose({ provider, protocol: "oauth", credential, error });
  return failOrComeBack(ctx, inHand, { refused: isPausing(diagnosis.cause), diagnosis });
}

/** There was no answer for a day. */
async function onUnreadFolders(ctx: Context, { reconnect, mailbox }: InHand, unread: UnreadFolder[]) {
  const { provider, signIn: credential } = mailbox;
  const error = unread[0]?.error;
  return failReconnect(ctx, reconnect, diagnose({ provider, protocol: "imap", credential, error }));
}

async function failOrComeBack(
  ctx: Context,
  inHand: InHand,
  trouble: { refused: boolean; diagnosis: Diagnosis },
): Promise<void> {
  const { reconnect } = inHand;
  const now = ctx.clock.now();
  const troubleSince = reconnect.progress.troubleSince ?? now.toISOString();
  const isLong = now >= later(new Date(troubleSince), LONGEST_TROUBLE_MS);
  reconnect.progress = { ...reconnect.progress, troubleSince };
  if (trouble.refused || isLong) return failReconnect(ctx, reconnect, trouble.diagnosis);
  return comeBack(ctx, inHand, reconnect.state, later(now, RETRY_MS));
}

async function comeBack(ctx: Context, { reconnect }: InHand, state: ReconnectState, at: Date): Promise<void> {
  const progress = { ...reconnect.progress, tries: reconnect.progress.tries + 1 };
  await ctx.store.reconnects.wait(reconnect.id, state, progress, at);
  await ctx.wake("finish-reconnect", reconnect.id, at);
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
