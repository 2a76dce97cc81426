import { noteRefusal } from "../audit/note-refusal.ts";
import type { Context } from "../context.ts";
import { giveGrantBack } from "../credential/give-grant-back.ts";
import { grantOf, sealGrant } from "../credential/grant.ts";
import { proveEntered } from "../mailbox/prove-entered.ts";
import { noteNoLink } from "../reconnect/issue-reconnect-link.ts";
import { openLinkOf } from "../reconnect/open-reconnect-link.ts";
import { closedLink, type ReconnectResult, refusedLegs } from "../reconnect/reconnect-result.ts";
import { startReconnect } from "../reconnect/start-reconnect.ts";
import { otherAccount, userNameOf } from "./other-account.ts";
import type { ProviderSignIn, SignInPurpose } from "./provider-sign-in-store.ts";
import type { OtherAccount, SignedInAccount } from "./signed-in-account.ts";

/** Without the results that only a password can have. */
export type SignedInReconnect = Exclude<ReconnectResult, { kind: "other-mailbox" | "signs-in-elsewhere" }>;

/**
 * Goes on with a reconnect whose member has signed in at the provider. The mailbox must be the same, and it is proven like any
 * other.
 */
export async function reconnectSignedIn(
  ctx: Context,
  { provider, memberId }: ProviderSignIn,
  { linkHash }: SignInPurpose & { kind: "reconnect" },
  { account, tokens }: SignedInAccount,
): Promise<SignedInReconnect | OtherAccount> {
  const link = await openLinkOf(ctx, linkHash);
  if (link.kind !== "open") return closedLink(link);
  const { mailbox } = link;
  const entitled = await ctx.store.fixers.entitled(mailbox.id);
  const isTheirs = link.member.id === memberId && entitled.some(({ id }) => id === memberId);
  if (!isTheirs) {
    await noteNoLink(ctx, { memberId: memberId, mailboxId: mailbox.id, incidentId: link.incident.id });
    return { kind: "not-yours", entitled };
  }

  const given = otherAccount(mailbox, account);
  if (given !== null) {
    const givenBack = await giveGrantBack(ctx, provider, account, tokens.refreshToken);
    return { kind: "other-account", expected: mailbox.address, given, givenBack };
  }
  const open = await ctx.store.reconnects.open(mailbox.id);
  if (open !== null) return { kind: "under-way", reconnectId: open.id };

  const { id: mailboxId, address, senderName, smtp, imap } = mailbox;
  const server = { userName: userNameOf(mailbox, account), smtp, imap };
  const secret = { kind: "token" as const, accessToken: tokens.accessToken, provider };
  const by = { workspaceId: mailbox.workspaceId, memberId, linkHash };
  const tried = await proveEntered(ctx, by, { ...server, mailboxId, address, senderName, secret });
  if (tried.kind !== "tried") return tried;
  const { proof } = tried;
  const refused = refusedLegs(proof, { provider, signIn: "oauth" });
  if (refused !== null) {
    const { workspaceId } = mailbox;
    await noteRefusal(ctx, { kind: "reconnect-refused", workspaceId, memberId, data: { mailboxId } });
    return { kind: "still-refused", ...refused };
  }
  return startReconnect(ctx, link, linkHash, {
    sealed: sealGrant(ctx.secrets, grantOf(tokens, ctx.clock.now()), mailboxId),
    subject: account.subject,
    tenant: account.tenant,
    server,
    folders: proof.folders,
  });
}
