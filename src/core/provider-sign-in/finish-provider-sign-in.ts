import { noteRefusal } from "../audit/note-refusal.ts";
import type { Context } from "../context.ts";
import { giveGrantBack } from "../credential/give-grant-back.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { OAuthProvider } from "../mailbox/oauth-port.ts";
import { type AddSignedInResult, addSignedIn } from "./add-signed-in.ts";
import type { ProviderSignIn, SignInPurpose } from "./provider-sign-in-store.ts";
import { type Callback, readCallback } from "./read-callback.ts";
import { reconnectSignedIn, type SignedInReconnect } from "./reconnect-signed-in.ts";
import type { OtherAccount, SignedInAccount } from "./signed-in-account.ts";
import { type CallbackFrom, type TakenCallback, takeCallback } from "./take-callback.ts";
import { vouchedMember } from "./vouched-member.ts";

export type ProviderAnswer =
  | { kind: "declined" }
  /** `consentUrl`: where an admin allows us for the whole organisation; null: the provider has no such page. */
  | { kind: "admin-needed"; diagnosis: Diagnosis; consentUrl: string | null }
  | { kind: "refused"; diagnosis: Diagnosis }
  /** Signed in, but not all was allowed that is needed. */
  | { kind: "not-enough"; missing: string[] };

/** Every result except `added` and a `proven` reconnect has changed nothing. */
export type SignInResult =
  | Exclude<TakenCallback<ProviderSignIn>, { kind: "taken" | "used" | "expired" }>
  /** An admin has allowed us for their organisation; this changes nothing here. */
  | { kind: "admin-consented" }
  | { kind: "used" | "expired"; purpose: SignInPurpose }
  | { kind: "answered"; purpose: SignInPurpose; provider: string; answer: ProviderAnswer | OtherAccount }
  | { kind: "added"; purpose: SignInPurpose; result: AddSignedInResult }
  | { kind: "reconnecting"; purpose: SignInPurpose; result: SignedInReconnect };

/**
 * Completes a sign-in after a person comes back from a provider's page. It checks that they are the same person, trades the code
 * for tokens, and goes on with the sign-in's purpose.
 */
export async function finishProviderSignIn(
  ctx: Context,
  from: Omit<CallbackFrom<ProviderSignIn>, "state" | "vouchedFor">,
  callback: Callback,
): Promise<SignInResult> {
  // It comes from an admin's browser, who need not be a member, and tells us nothing that we rely on.
  if (callback.admin_consent && !callback.error) return { kind: "admin-consented" };
  const taken = await takeCallback<ProviderSignIn>(ctx, {
    ...from,
    state: callback.state,
    vouchedFor: ({ purpose }, browserToken) => vouchedMember(ctx, purpose, browserToken),
  });
  if (taken.kind === "used" || taken.kind === "expired") {
    return { kind: taken.kind, purpose: taken.signIn.purpose };
  }
  if (taken.kind !== "taken") return taken;

  const { signIn, codeVerifier } = taken;
  const provider = ctx.oauth[signIn.provider];
  if (provider === undefined) return { kind: "unknown-state" };
  const { purpose } = signIn;
  const { workspaceId, memberId } = signIn;
  const answered = async (answer: ProviderAnswer | OtherAccount): Promise<SignInResult> => {
    const data = { provider: signIn.provider, why: answer.kind };
    await noteRefusal(ctx, { kind: "provider-sign-in-refused", workspaceId, memberId, data });
    return { kind: "answered", purpose, provider: provider.title, answer };
  };
  const allowed = await exchange(ctx, signIn, provider, callback, codeVerifier);
  if (allowed.kind !== "allowed") return answered(allowed);
  if (purpose.kind === "reconnect") {
    const result = await reconnectSignedIn(ctx, signIn, purpose, allowed);
    return result.kind === "other-account" ? answered(result) : { kind: "reconnecting", purpose, result };
  }
  const result = await addSignedIn(ctx, signIn, purpose, allowed);
  return result.kind === "other-account" ? answered(result) : { kind: "added", purpose, result };
}

async function exchange(
  ctx: Context,
  signIn: ProviderSignIn,
  provider: OAuthProvider,
  callback: Callback,
  codeVerifier: string,
): Promise<ProviderAnswer | ({ kind: "allowed" } & SignedInAccount)> {
  const answer = readCallback(signIn.provider, callback);
  if (answer.kind === "admin-needed") return adminNeeded(provider, signIn, answer.diagnosis);
  if (answer.kind !== "code") return answer;

  const exchanged = await provider.exchange({ code: answer.code, codeVerifier });
  switch (exchanged.kind) {
    case "granted":
      return { ...exchanged, kind: "allowed" };
    case "not-enough": {
      const { missing, account, refreshToken } = exchanged;
      await giveGrantBack(ctx, signIn.provider, account, refreshToken);
      return { kind: "not-enough", missing };
    }
    case "failed": {
      const { error } = exchanged;
      const diagnosis = diagnose({
        provider: signIn.provider,
        protocol: "oauth",
        credential: "oauth",
        error,
      });
      return diagnosis.actor === "admin"
        ? adminNeeded(provider, signIn, diagnosis)
        : { kind: "refused", diagnosis };
    }
  }
}

function adminNeeded(
  provider: OAuthProvider,
  { purpose: { address } }: ProviderSignIn,
  diagnosis: Diagnosis,
): ProviderAnswer {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return { kind: "admin-needed", diagnosis, consentUrl: provider.adminConsentUrl(domain) };
}
