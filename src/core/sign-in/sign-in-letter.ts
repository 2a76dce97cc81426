import type { Shown } from "../chat/delivered.ts";
import { letterId } from "../chat/letter.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Member } from "../workspace/member.ts";
import { issueSignInLink } from "./sign-in.ts";

/** Send a member a letter with a link to sign in, which is made then. `askedAt`: ISO 8601. */
export type SignInMessage = { kind: "send-sign-in-letter"; memberId: string; askedAt: string };

/** Letters with a link to one member are at least so far apart. */
const BETWEEN_MS = 60_000;
/** A letter that could not be sent in this time is not wanted any more. */
const WANTED_MS = 60 * 60_000;

/**
 * Whether sign-in links go by letter. They go only through the product's own mail server: in a workspace's mailbox, every reader of
 * its Sent folder could use them.
 */
export const canWriteLinks = ({ operator }: Pick<Context, "operator">): boolean => operator.letters !== null;

/**
 * Asks for a letter with a sign-in link to the member with this address, in each workspace. The answer does not show whether there
 * is one.
 */
export async function askForSignInLetter(
  ctx: CommitContext & Pick<Context, "operator">,
  email: string,
): Promise<void> {
  if (!canWriteLinks(ctx)) return;
  for (const member of await ctx.store.members.everywhere(email.trim())) await askFor(ctx, member);
}

async function askFor(ctx: CommitContext, member: Member): Promise<void> {
  const at = ctx.clock.now();
  const turn = Math.floor(at.getTime() / BETWEEN_MS);
  await commit(ctx, null, async (tx) => {
    if (!(await tx.chatInputs.first(`sign-in-letter:${member.id}:${turn}`, at))) return;
    const message: SignInMessage = {
      kind: "send-sign-in-letter",
      memberId: member.id,
      askedAt: at.toISOString(),
    };
    await tx.say(member.workspaceId, `sign-in-letter:${member.id}`, message, at);
  });
}

/** Makes the link and sends it: the outbox stores none, since a link is a secret. */
export async function sendSignInLetter(
  ctx: Context,
  { memberId, askedAt }: { memberId: string; askedAt: string },
): Promise<Shown> {
  const member = await ctx.store.members.get(memberId);
  const late = ctx.clock.now().getTime() - new Date(askedAt).getTime() > WANTED_MS;
  if (member === null || late || ctx.operator.letters === null) return { kind: "shown" };
  const workspace = await ctx.store.members.workspace(member.workspaceId);
  const { url, expiresAt } = await issueSignInLink(ctx, member);
  const answer = await ctx.operator.letters.send({
    messageId: letterId(ctx.publicUrl, url),
    to: member.email,
    subject: "Your link to sign in to Unpause",
    text: letterTextOf(member, workspace?.name ?? "", url, expiresAt),
    // It goes through no mailbox.
    sharedText: "",
    inReplyTo: null,
  });
  switch (answer.kind) {
    case "accepted":
      return { kind: "shown" };
    case "later":
      return { kind: "later", until: null, why: answer.why };
    case "refused":
      return { kind: "dead", why: answer.why };
  }
}

const letterTextOf = (member: Member, workspace: string, url: string, expiresAt: Date) =>
  `Hello ${member.name},

this link signs you in to the workspace ${workspace}. It works once, until ${expiresAt.toISOString().slice(11, 16)} UTC:

${url}

If you did not ask for it, leave it unused. Forward it to nobody: it opens Unpause in your name.
`;
