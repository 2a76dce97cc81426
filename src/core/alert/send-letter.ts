import type { Context } from "../context.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { openAccess } from "../mailbox/open-access.ts";
import type { Letter, LetterAnswer } from "./operator.ts";
import type { Shown } from "./show-alert.ts";

type Ctx = Pick<Context, "store" | "secrets" | "mail" | "operator" | "clock" | "oauth" | "log">;

/** Healthy mailboxes that are tried in turn. */
const MOST_WAYS = 3;

/**
 * Sends mail to one person, never through a mailbox that is lost or in doubt, and never to one: by the operator's own server, or
 * else, and where that fails, through healthy mailboxes of the workspace.
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
  for (const mailbox of await ctx.store.mailboxes.healthy(workspaceId, MOST_WAYS)) {
    const answer = await sendThrough(ctx, mailbox, letter);
    if (answer.kind === "accepted") return { kind: "shown" };
    answers.push(answer);
  }
  const passing = answers.find(({ kind }) => kind === "later");
  if (passing?.kind === "later") return { kind: "later", until: null, why: passing.why };
  const [first] = answers;
  return {
    kind: "dead",
    why: first?.kind === "refused" ? first.why : "No mailbox works that mail could go through.",
  };
}

/** What it means for the mailbox when it fails is for its own sends to find out. */
async function sendThrough(ctx: Ctx, mailbox: Mailbox, letter: Letter): Promise<LetterAnswer> {
  const way = await openAccess(ctx, mailbox);
  if (way?.kind !== "open") return { kind: "refused", why: "A mailbox cannot be opened." };
  const { messageId, to, subject, text, inReplyTo } = letter;
  const sent = await ctx.mail.transmit(way.access, {
    messageId,
    from: { name: "Unpause", address: mailbox.address },
    to,
    subject,
    text,
    html: null,
    inReplyTo,
    references: inReplyTo === null ? [] : [inReplyTo],
    unsubscribeUrl: null,
  });
  return sent.kind === "accepted"
    ? sent
    : { kind: "later", why: "A mailbox's provider did not take the mail." };
}
