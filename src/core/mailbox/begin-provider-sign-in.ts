import { createHash, randomBytes } from "node:crypto";
import type { Context } from "../context.ts";
import { hashOfToken, newLinkToken } from "../workspace/link-token.ts";
import type { OAuthProviderName } from "./oauth-port.ts";
import type { SignInPurpose } from "./provider-sign-in-store.ts";

/** As long as somebody may sit at the provider's page. */
const SIGN_IN_LASTS_MS = 20 * 60_000;

export type BeginInput = {
  workspaceId: string;
  memberId: string;
  provider: OAuthProviderName;
  purpose: SignInPurpose;
  /** What the browser's cookie holds already: several sign-ins may be under way in one browser. */
  browserToken: string | null;
  /** Let the person choose among their accounts, rather than take the one that is signed in. */
  pickAccount: boolean;
};

export type BeginResult =
  /** `browserToken` goes into the browser's cookie; the callback is taken from that browser alone. */
  | { kind: "begun"; url: string; browserToken: string }
  /** The operator has set up no app for this provider. */
  | { kind: "not-set-up" };

/**
 * Sends somebody to the provider's own page. The state that comes back with them is kept here, as a hash, for one callback; the
 * PKCE verifier (RFC 7636) never leaves us.
 */
export async function beginProviderSignIn(
  { store, secrets, clock, oauth }: Pick<Context, "store" | "secrets" | "clock" | "oauth">,
  { workspaceId, memberId, provider, purpose, browserToken, pickAccount }: BeginInput,
): Promise<BeginResult> {
  const at = oauth[provider];
  if (at === undefined) return { kind: "not-set-up" };
  const now = clock.now();
  const state = newLinkToken();
  const browser = browserToken ?? newLinkToken().token;
  const codeVerifier = randomBytes(32).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const signIn = {
    workspaceId,
    memberId,
    provider,
    purpose,
    browserHash: hashOfToken(browser),
    sealed: secrets.seal(codeVerifier, Buffer.from(state.hash).toString("hex")),
    expiresAt: new Date(now.getTime() + SIGN_IN_LASTS_MS),
  };
  const url = await at.signInUrl({ state: state.token, codeChallenge, hint: purpose.address, pickAccount });
  await store.providerSignIns.add(state.hash, signIn, now);
  return { kind: "begun", url, browserToken: browser };
}
