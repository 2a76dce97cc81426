import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { grantOf, sealGrant } from "../credential/grant.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { proveEntered } from "../mailbox/prove-entered.ts";
import { refusedLegs } from "../reconnect/reconnect-result.ts";
import type { JudgedLeg } from "../setup/judge-proof.ts";
import { otherAccount } from "./other-account.ts";
import type { SignedInAccount } from "./signed-in-account.ts";

export type RenewResult =
  | { kind: "renewed"; mailboxId: string }
  /** It has a password, is lost, or is not theirs to renew: nothing was changed. */
  | { kind: "not-renewed" }
  | { kind: "too-many-tries"; until: Date }
  | { kind: "not-proven"; smtp: JudgedLeg; imap: JudgedLeg };

/** A process that renews a token at the same moment stores one version before us, or two. */
const TRIES = 5;

/**
 * Takes a new sign-in to a mailbox that still works, so that its permission begins anew before the old one ends. A mailbox that is lost
 * is reconnected instead, since its gap has to be read first. The account is the mailbox's own, or `given` says whose it is.
 */
export async function renewSignedIn(
  ctx: Context,
  memberId: string,
  mailbox: Mailbox,
  { account, tokens }: SignedInAccount,
): Promise<RenewResult | { kind: "given"; given: string }> {
  const { id: mailboxId, workspaceId, provider, address, senderName, userName, smtp, imap } = mailbox;
  const entitled = (await ctx.store.fixers.entitled(mailboxId)).some(({ id }) => id === memberId);
  if (!entitled || mailbox.signIn !== "oauth" || mailbox.state.kind === "disconnected")
    return { kind: "not-renewed" };
  const given = otherAccount(mailbox, account);
  if (given !== null) return { kind: "given", given };

  const secret = { kind: "token" as const, accessToken: tokens.accessToken, provider };
  const access = { mailboxId: `new ${address}`, address, senderName, userName, smtp, imap, secret };
  const tried = await proveEntered(ctx, { workspaceId, memberId }, access);
  if (tried.kind !== "tried") return tried;
  const refused = refusedLegs(tried.proof, mailbox);
  if (refused !== null) return { kind: "not-proven", ...refused };

  const at = ctx.clock.now();
  const sealed = sealGrant(ctx.secrets, grantOf(tokens, at), mailboxId);
  for (let time = 0; time < TRIES; time++) {
    const after = (await ctx.store.credentials.get(mailboxId))?.version ?? 0;
    const isKept = await commit(ctx, workspaceId, async (tx) => {
      if (!(await tx.credentials.store(mailboxId, workspaceId, sealed, { after, at }))) return false;
      await tx.history.add(workspaceId, { kind: "mailbox-renewed", mailboxId, memberId, at });
      tx.note({ kind: "mailbox-renewed", workspaceId, memberId, data: { mailboxId } });
      return true;
    });
    if (isKept) return { kind: "renewed", mailboxId };
  }
  return { kind: "not-renewed" };
}
