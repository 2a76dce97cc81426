import type { MailboxAccess, Secret } from "../../core/mailbox/mail-port.ts";

/** Tokens are renewed every hour, and people mistype a password more than once. */
const MOST_SECRETS = 3;
/** An address at a host; whichever was used longest ago is forgotten first. */
const MOST_PLACES = 5_000;

/**
 * Remembers in memory the secrets that were recently sent to a server for an address, since it may repeat an earlier one. Only the
 * host that was sent a secret counts. Otherwise a person with a server of their own could learn from a mask that a guess was right.
 */
export function recentSecrets() {
  const places = new Map<string, readonly string[]>();
  return {
    /** Call it before the servers are asked. */
    remember(access: MailboxAccess): void {
      const secret = secretIn(access.secret);
      for (const place of placesOf(access)) {
        const before = places.get(place) ?? [];
        places.delete(place);
        places.set(place, [secret, ...before.filter((each) => each !== secret)].slice(0, MOST_SECRETS));
      }
      for (const oldest of places.keys()) {
        if (places.size <= MOST_PLACES) break;
        places.delete(oldest);
      }
    },
    /** The present secret is among them. */
    of: (access: MailboxAccess): string[] => [
      ...new Set([secretIn(access.secret), ...placesOf(access).flatMap((place) => places.get(place) ?? [])]),
    ],
    /** How many are remembered. */
    count: () => [...places.values()].reduce((sum, { length }) => sum + length, 0),
  };
}

const placesOf = ({ address, smtp, imap }: MailboxAccess) => [
  ...new Set([smtp, imap].map(({ host }) => `${address} ${host}`.toLowerCase())),
];
const secretIn = (secret: Secret) => (secret.kind === "password" ? secret.password : secret.accessToken);
