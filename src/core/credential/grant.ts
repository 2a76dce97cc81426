import type { Sealed, SealedCredential, Secrets } from "../keys/secrets.ts";
import type { IssuedTokens } from "../mailbox/oauth-port.ts";

/** A provider's permission to use a mailbox: what is sealed in place of a password. */
export type Grant = {
  accessToken: string;
  refreshToken: string;
  /** When a new access token is asked for, so that it is there before it is needed. */
  refreshAt: Date;
  /** From then on the access token may run out in the middle of a sign-in. */
  usableUntil: Date;
  /** When the permission itself ends, where the provider has said it. */
  endsAt: Date | null;
};

const MINUTE = 60_000;

/**
 * @param before - the grant that these tokens renew: what was said of its end holds on
 *
 * Renewed early enough for a provider that is away for a while, where tokens live as long as they usually do.
 */
export function grantOf(
  { accessToken, refreshToken, expiresInMs, endsInMs }: IssuedTokens,
  now: Date,
  before: Pick<Grant, "endsAt"> | null = null,
): Grant {
  const runsOutAt = now.getTime() + expiresInMs;
  return {
    accessToken,
    refreshToken,
    refreshAt: new Date(runsOutAt - Math.min(15 * MINUTE, expiresInMs / 4)),
    usableUntil: new Date(runsOutAt - Math.min(MINUTE, expiresInMs / 10)),
    endsAt: endsInMs === undefined ? (before?.endsAt ?? null) : new Date(now.getTime() + endsInMs),
  };
}

export const isUsable = ({ usableUntil }: Grant, now: Date) => now < usableUntil;

export function sealGrant(
  secrets: Secrets,
  grant: Grant,
  mailboxId: string,
): SealedCredential & Pick<Grant, "endsAt"> {
  const { refreshAt, endsAt } = grant;
  return { ...secrets.seal(JSON.stringify(grant), mailboxId), refreshAt, endsAt };
}

export function openGrant(secrets: Secrets, sealed: Sealed, mailboxId: string): Grant {
  const { accessToken, refreshToken, refreshAt, usableUntil, endsAt } = JSON.parse(
    secrets.open(sealed, mailboxId),
  );
  return {
    accessToken,
    refreshToken,
    refreshAt: new Date(refreshAt),
    usableUntil: new Date(usableUntil),
    endsAt: endsAt ? new Date(endsAt) : null,
  };
}

/** A sealed secret as it is stored, and its version, which only grows. */
export type Credential = SealedCredential & { version: number };

/** A grant that only the holder of the lease may renew. `fence`: the number of this lease. */
export type Leased = Credential & { fence: number };
