import type { OAuthPort } from "../mailbox/oauth-port.ts";

/** A secret of one of the operator's apps. `title`: the place that has the app. `setAs`: the variable that holds the secret. */
export type SecretEnding = { title: string; setAs: string; at: Date };

const DAY_MS = 86_400_000;
/** A new secret takes a minute and an admin of the directory: told early, then again as it comes near. */
const TOLD_DAYS_BEFORE = new Set([14, 7, 3, 2, 1, 0]);

/** The operator's apps whose secret runs out soon enough to tell today. After that no sign-in through them works. */
export function secretsEnding(
  { oauth, chatSecrets }: { oauth: OAuthPort; chatSecrets: readonly SecretEnding[] },
  now: Date,
): SecretEnding[] {
  const ofProviders = Object.entries(oauth).flatMap(([name, { title, secretEndsAt: at }]) =>
    at === null ? [] : [{ title, setAs: `${name.toUpperCase()}_CLIENT_SECRET`, at }],
  );
  return [...ofProviders, ...chatSecrets].filter(({ at }) => {
    const days = Math.floor((at.getTime() - now.getTime()) / DAY_MS);
    return TOLD_DAYS_BEFORE.has(days);
  });
}
