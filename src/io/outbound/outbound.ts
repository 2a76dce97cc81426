import { ConnectionNotAllowed } from "../../core/mailbox/connection-not-allowed.ts";
import type { MailboxAccess } from "../../core/mailbox/mail-port.ts";
import { type TokenHosts, takesToken } from "../../core/setup/token-hosts.ts";
import type { Destination, Guard } from "./guard.ts";

/** Where mailboxes may be reached, and who may have a provider's tokens. */
export type Outbound = { guard: Guard; tokenHosts: TokenHosts };

/** @returns null: the secret of this mailbox may go to the server of this leg */
export function tokenNotAllowed(
  { tokenHosts }: Pick<Outbound, "tokenHosts">,
  access: MailboxAccess,
  leg: "smtp" | "imap",
): ConnectionNotAllowed | null {
  const { secret, [leg]: server } = access;
  if (secret.kind !== "token" || takesToken(secret.provider, server, tokenHosts)) return null;
  return new ConnectionNotAllowed(
    server.security === "none"
      ? `Unpause gives a sign-in of ${secret.provider} to no server without TLS.`
      : `Unpause gives a sign-in of ${secret.provider} to ${server.host} only if its operator lists it in TOKEN_HOSTS.`,
  );
}

export function destinationOf({ address, ...servers }: MailboxAccess, leg: "smtp" | "imap"): Destination {
  const { host, port, security } = servers[leg];
  return { host, port, plaintext: security === "none", mailbox: address };
}
