import type { Leg } from "../diagnosis/verdict.ts";
import type { MailServer } from "./server.ts";

/**
 * The server that a leg talks to, as protocol://host:port. A port is a server of its own: another one may be closed by itself. All
 * mailboxes of a provider have their tokens from one place.
 */
export function hostOf(
  { provider, smtp, imap }: Pick<MailServer, "smtp" | "imap"> & { provider: string },
  leg: Leg,
) {
  if (leg === "token") return `token://${provider}`;
  const { host, port } = leg === "smtp" ? smtp : imap;
  return `${leg}://${host.toLowerCase()}:${port}`;
}

/** The leg of a host as `hostOf` writes it. */
export function legOf(host: string): Leg {
  if (host.startsWith("smtp:")) return "smtp";
  return host.startsWith("imap:") ? "imap" : "token";
}

/** A host for people, as host:port; null: where tokens come from has no name of its own. */
export function serverIn(host: string): string | null {
  return legOf(host) === "token" ? null : host.slice(host.indexOf("//") + 2);
}
