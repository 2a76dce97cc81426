import { takeOutSecrets } from "../../core/diagnosis/secrets/known-secrets.ts";
import { maskSecrets } from "../../core/diagnosis/secrets/mask-secrets.ts";

/** The fields of a failed request that a diagnosis can use. The rest of such errors is the request itself, with its secrets. */
const KEPT = [
  "code",
  "status",
  "error",
  "error_description",
  "error_uri",
  "error_subtype",
  "error_codes",
  "errorCode",
  "errorNo",
  "suberror",
  "subError",
] as const;

/** A request to a provider that failed, with nothing of the request left in it. */
export class OAuthFailure extends Error {
  override name = "OAuthFailure";
}

/**
 * Google's library prints the refresh token with its errors, and a provider may repeat what it was sent.
 *
 * @param secrets - what was sent and must not be seen
 */
export function oauthFailure(thrown: unknown, secrets: readonly string[]): OAuthFailure {
  const takeOut = takeOutSecrets(secrets);
  const clean = (text: string) => maskSecrets(takeOut(text));
  const answer = get(get(thrown, "response"), "data");
  const failure = new OAuthFailure(clean(wordsOf(thrown)));
  for (const from of [answer, thrown, get(thrown, "cause")]) {
    for (const key of KEPT) {
      if (key in failure) continue;
      const value = plain(get(from, key), clean);
      if (value !== undefined) Object.assign(failure, { [key]: value });
    }
  }
  // Of a page in place of an answer, the beginning says whose it is.
  if (typeof answer === "string") Object.assign(failure, { body: clean(answer).slice(0, 1_000) });
  return failure;
}

function plain(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === "string") return clean(value);
  if (typeof value === "number") return value;
  return Array.isArray(value) && value.every((each) => typeof each === "number") ? value : undefined;
}

const wordsOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

const get = (from: unknown, key: string): unknown =>
  typeof from === "object" && from !== null ? (from as Record<string, unknown>)[key] : undefined;
