import type { Context } from "../context.ts";
import { hashOfToken } from "../keys/link-token.ts";
import type { AnySignIn } from "./provider-sign-in-store.ts";

export type CallbackFrom<S extends AnySignIn> = {
  provider: S["provider"];
  state: string | undefined;
  /** The token in the browser's cookie. */
  browserToken: string | null;
  /** The member who is signed in to Unpause in this browser. */
  memberId: string | null;
  /** The member for whom a chat vouches in this browser, for the sign-in's purpose, where no member is signed in. */
  vouchedFor?: (signIn: S, browserToken: string) => Promise<string | null>;
};

export type TakenCallback<S extends AnySignIn> =
  | { kind: "taken"; signIn: S; codeVerifier: string }
  | { kind: "no-state" }
  /** Never was, or was forgotten long ago. */
  | { kind: "unknown-state" }
  | { kind: "other-browser" }
  | { kind: "used"; signIn: S }
  | { kind: "expired"; signIn: S }
  | { kind: "not-signed-in" }
  | { kind: "not-yours" };

/** Whether the person who comes back from a provider is the one who was sent there. Only then is the state spent, once. */
export async function takeCallback<S extends AnySignIn>(
  { store, secrets, clock }: Pick<Context, "store" | "secrets" | "clock">,
  { provider, state, browserToken, memberId, vouchedFor }: CallbackFrom<S>,
): Promise<TakenCallback<S>> {
  if (!state) return { kind: "no-state" };
  const stateHash = hashOfToken(state);
  const signIn = await store.providerSignIns.get(stateHash);
  if (signIn === null || !wasAt<S>(signIn, provider)) return { kind: "unknown-state" };
  if (browserToken === null || !Buffer.from(signIn.browserHash).equals(hashOfToken(browserToken))) {
    return { kind: "other-browser" };
  }
  const now = clock.now();
  if (signIn.spentAt !== null) return { kind: "used", signIn };
  if (signIn.expiresAt <= now) return { kind: "expired", signIn };
  const by = memberId ?? (await vouchedFor?.(signIn, browserToken)) ?? null;
  if (by === null) return { kind: "not-signed-in" };
  if (by !== signIn.memberId) return { kind: "not-yours" };
  if (!(await store.providerSignIns.spend(stateHash, now))) return { kind: "used", signIn };
  const codeVerifier = secrets.open(signIn.sealed, Buffer.from(stateHash).toString("hex"));
  return { kind: "taken", signIn, codeVerifier };
}

const wasAt = <S extends AnySignIn>(signIn: AnySignIn, provider: S["provider"]): signIn is S =>
  signIn.provider === provider;
