import { createHash, randomBytes } from "node:crypto";
import type { Context } from "../context.ts";
import { hashOfToken, newLinkToken } from "../keys/link-token.ts";
import type { AnySignIn } from "./provider-sign-in-store.ts";

/** Longer than a person stays at the provider's page. */
const SIGN_IN_LASTS_MS = 20 * 60_000;

/** `browserToken`: what the browser's cookie holds already, since several sign-ins may be under way in one browser. */
export type SignInBegin<S extends AnySignIn> = Pick<
  S,
  "workspaceId" | "memberId" | "provider" | "purpose"
> & { browserToken: string | null };

/** `browserToken` goes into the browser's cookie; the callback is taken from that browser alone. */
export type Begun = { kind: "begun"; url: string; browserToken: string };

/**
 * Sends a person to another's page to sign in there. The returning state is kept here, as a hash, for one callback. The PKCE
 * verifier (RFC 7636) never leaves us.
 *
 * @param urlOf - the address of that page
 */
export async function beginSignIn<S extends AnySignIn>(
  { store, secrets, clock }: Pick<Context, "store" | "secrets" | "clock">,
  { browserToken, ...what }: SignInBegin<S>,
  urlOf: (ask: { state: string; codeChallenge: string }) => string | Promise<string>,
): Promise<Begun> {
  const now = clock.now();
  const state = newLinkToken();
  const browser = browserToken ?? newLinkToken().token;
  const codeVerifier = randomBytes(32).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const signIn = {
    ...what,
    browserHash: hashOfToken(browser),
    sealed: secrets.seal(codeVerifier, Buffer.from(state.hash).toString("hex")),
    expiresAt: new Date(now.getTime() + SIGN_IN_LASTS_MS),
  };
  const url = await urlOf({ state: state.token, codeChallenge });
  await store.providerSignIns.add(state.hash, signIn, now);
  return { kind: "begun", url, browserToken: browser };
}
