import type { OAuthPort } from "../mailbox/oauth-port.ts";

export type SecretEnding = { title: string; at: Date };

const DAY_MS = 86_400_000;
/** A new secret takes a minute and an admin of the directory: told early, then again as it comes near. */
const TOLD_DAYS_BEFORE = new Set([14, 7, 3, 2, 1, 0]);

/** The operator's apps whose secret runs out soon enough to tell today. After that no sign-in through them works. */
export function secretsEnding(oauth: OAuthPort, now: Date): SecretEnding[] {
  return Object.values(oauth).flatMap(({ title, secretEndsAt: at }) => {
    if (at === null) return [];
    const days = Math.floor((at.getTime() - now.getTime()) / DAY_MS);
    return TOLD_DAYS_BEFORE.has(days) ? [{ title, at }] : [];
  });
}
