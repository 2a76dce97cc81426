import { noteRefusal } from "../audit/note-refusal.ts";
import type { Context } from "../context.ts";
import { giveGrantBack } from "../credential/give-grant-back.ts";
import { grantOf, sealGrant } from "../credential/grant.ts";
import { leadAddress } from "../lead/lead-address.ts";
import { proveEntered } from "../mailbox/prove-entered.ts";
import { refusedLegs } from "../reconnect/reconnect-result.ts";
import { presetOf } from "../setup/choose-servers.ts";
import type { JudgedLeg } from "../setup/judge-proof.ts";
import { keepMailbox } from "../setup/keep-mailbox.ts";
import { otherAccount, userNameOf } from "./other-account.ts";
import type { ProviderSignIn, SignInPurpose } from "./provider-sign-in-store.ts";
import { renewSignedIn } from "./renew-signed-in.ts";
import type { OtherAccount, SignedInAccount } from "./signed-in-account.ts";

export type AddSignedInResult =
  | { kind: "added"; mailboxId: string }
  | { kind: "already-there"; address: string }
  /** It was there and works: its permission begins anew. */
  | { kind: "renewed"; mailboxId: string }
  | { kind: "too-many-tries"; until: Date }
  | { kind: "not-proven"; smtp: JudgedLeg; imap: JudgedLeg };

/** Connects the mailbox of the person who signed in at the provider, and makes them its owner. A known mailbox is renewed. */
export async function addSignedIn(
  ctx: Context,
  { provider, workspaceId, memberId }: ProviderSignIn,
  purpose: SignInPurpose & { kind: "add" },
  { account, tokens }: SignedInAccount,
): Promise<AddSignedInResult | OtherAccount> {
  const giveBack = () => giveGrantBack(ctx, provider, account, tokens.refreshToken);
  const address = leadAddress(purpose.address) ?? purpose.address;
  const present = await ctx.store.mailboxes.byAddress(workspaceId, address);
  if (present !== null) {
    const renewed = await renewSignedIn(ctx, memberId, present, { account, tokens });
    if (renewed.kind === "not-renewed") return { kind: "already-there", address };
    if (renewed.kind !== "given") return renewed;
    return { kind: "other-account", expected: address, given: renewed.given, givenBack: await giveBack() };
  }
  const given = otherAccount({ subject: null, address, userName: address }, account);
  if (given !== null) return { kind: "other-account", expected: address, given, givenBack: await giveBack() };

  const preset = presetOf(provider);
  const found = { ...preset, server: { userName: address, smtp: preset.smtp, imap: preset.imap } };
  const server = {
    ...(purpose.server ?? found.server),
    userName: userNameOf({ userName: address }, account),
  };
  const senderName = (await ctx.store.members.get(memberId))?.name ?? address;
  const secret = { kind: "token" as const, accessToken: tokens.accessToken, provider };
  // No mailbox has this id, which pooled connections are known by.
  const access = { ...server, mailboxId: `new ${address}`, address, senderName, secret };
  const tried = await proveEntered(ctx, { workspaceId, memberId }, access);
  if (tried.kind !== "tried") {
    await giveBack();
    return tried;
  }
  const { proof } = tried;
  const refused = refusedLegs(proof, { provider, signIn: "oauth" });
  if (refused !== null) {
    await giveBack();
    await noteRefusal(ctx, { kind: "mailbox-not-proven", workspaceId, memberId, data: { provider } });
    return { kind: "not-proven", ...refused };
  }
  const grant = grantOf(tokens, ctx.clock.now());
  return keepMailbox(
    ctx,
    {
      workspaceId,
      memberId,
      ownerId: memberId,
      address,
      senderName,
      server,
      signIn: "oauth",
      subject: account.subject,
      tenant: account.tenant,
      folders: proof.folders,
    },
    found,
    (mailboxId) => sealGrant(ctx.secrets, grant, mailboxId),
  );
}
