import type { Context } from "../context.ts";
import type { OAuthProviderName } from "../mailbox/oauth-port.ts";
import { type Begun, beginSignIn } from "./begin-sign-in.ts";
import type { SignInPurpose } from "./provider-sign-in-store.ts";

export type BeginInput = {
  workspaceId: string;
  memberId: string;
  provider: OAuthProviderName;
  purpose: SignInPurpose;
  browserToken: string | null;
  /** Let the person choose among their accounts, rather than take the one that is signed in. */
  pickAccount: boolean;
};

/** `not-set-up`: the operator has set up no app for this provider. */
export type BeginResult = Begun | { kind: "not-set-up" };

/** Sends a person to the own page of a mailbox's provider. */
export async function beginProviderSignIn(
  ctx: Pick<Context, "store" | "secrets" | "clock" | "oauth">,
  { pickAccount, ...what }: BeginInput,
): Promise<BeginResult> {
  const at = ctx.oauth[what.provider];
  if (at === undefined) return { kind: "not-set-up" };
  const { address: hint } = what.purpose;
  return beginSignIn(ctx, what, (ask) => at.signInUrl({ ...ask, hint, pickAccount }));
}
