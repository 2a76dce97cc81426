import type { Context } from "../context.ts";
import { openAccess } from "../credential/open-access.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { localDay } from "../time/local-day.ts";
import type { Shown } from "./delivered.ts";
import type { Letter, LetterAnswer } from "./operator.ts";

type Ctx = Pick<Context, "store" | "secrets" | "mail" | "operator" | "clock" | "oauth" | "log">;

/** Healthy mailboxes that are tried in turn. */
const MOST_WAYS = 3;

/** Letters through one mailbox are so far apart, or by its own gap where that is shorter. */
const BETWEEN_MS = 60_000;

/**
 * Sends mail to one person, never through a mailbox that is lost or in doubt, and never to one. It uses the operator's own server.
 * Where there is none, or it fails, healthy mailboxes of the workspace are used.
 *
 * Such a letter is one of the mailbox's sends: it counts in its day, and the next send keeps the gap to it. A mailbox whose turn it
 * is comes first. Where no mailbox has a turn or allowance left, the letter goes all the same, and the campaign waits. A letter
 * reports a break, and tomorrow would be too late. Letters wait for letters, so that they do not burst.
 */
export async function sendLetter(ctx: Ctx, workspaceId: string, letter: Letter): Promise<Shown> {
  const theirs = await ctx.store.mailboxes.byAddress(workspaceId, letter.to.toLowerCase());
  if (theirs !== null && theirs.state.kind !== "connected") {
    return { kind: "dead", why: "Their own address is a mailbox that cannot be used at the moment." };
  }
  const answers: LetterAnswer[] = [];
  if (ctx.operator.letters !== null) {
    const answer = await ctx.operator.letters.send(letter);
    if (answer.kind === "accepted") return { kind: "shown" };
    answers.push(answer);
  }
  const busyUntil: Date[] = [];
  for (const mailbox of await ctx.store.mailboxes.healthy(workspaceId, ctx.clock.now(), MOST_WAYS)) {
    const until = await takeTurn(ctx, mailbox);
    if (until !== null) {
      busyUntil.push(until);
      continue;
    }
    const answer = await sendThrough(ctx, mailbox, letter);
    if (answer.kind === "accepted") return { kind: "shown" };
    answers.push(answer);
  }
  const [soonest] = busyUntil.sort((a, b) => a.getTime() - b.getTime());
  if (soonest !== undefined)
    return { kind: "later", until: soonest, why: "Other mail is leaving through every mailbox that works." };
  const passing = answers.find(({ kind }) => kind === "later");
  if (passing?.kind === "later") return { kind: "later", until: null, why: passing.why };
  const [first] = answers;
  return {
    kind: "dead",
    why: first?.kind === "refused" ? first.why : "No mailbox works that mail could go through.",
  };
}

/** Every attempt counts, whatever its end, so that a crash cannot make the count too low. @returns null: now */
async function takeTurn({ store, clock }: Ctx, { id, workspaceId }: Mailbox): Promise<Date | null> {
  const now = clock.now();
  const timeZone = (await store.members.workspace(workspaceId))?.timeZone ?? "UTC";
  const day = localDay(now, timeZone).toString();
  return store.turns.takeForLetter(id, { now, day, betweenMs: BETWEEN_MS });
}

/** A failure is judged at the mailbox's own sends, not here. */
async function sendThrough(ctx: Ctx, mailbox: Mailbox, letter: Letter): Promise<LetterAnswer> {
  const way = await openAccess(ctx, mailbox);
  if (way?.kind !== "open") return { kind: "refused", why: "A mailbox cannot be opened." };
  const { messageId, to, subject, sharedText, inReplyTo } = letter;
  const sent = await ctx.mail.transmit(way.access, {
    messageId,
    from: { name: "Unpause", address: mailbox.address },
    to,
    subject,
    text: `${sharedText}\nThis mail came through the mailbox ${mailbox.address}. A copy may stand in its Sent folder.\n`,
    html: null,
    inReplyTo,
    references: inReplyTo === null ? [] : [inReplyTo],
    automatic: "auto-generated",
    unsubscribeUrl: null,
  });
  return sent.kind === "accepted"
    ? sent
    : { kind: "later", why: "A mailbox's provider did not take the mail." };
}
