import type { Discovery, ProviderPreset } from "../mailbox/discovery.ts";
import type { OAuthProviderName } from "../mailbox/oauth-port.ts";
import type { Server } from "../mailbox/server.ts";
import { knownProviders } from "./provider-presets.ts";

/** One target of an SRV record (RFC 2782). */
export type SrvTarget = { name: string; port: number; priority: number; weight: number };

/** The DNS answers about a domain. Empty lists where there was none. */
export type DomainAnswers = {
  /** Mail exchangers, best first. */
  mx: string[];
  /** RFC 8314 §5.1, RFC 6186 §3.1 and §3.2: submission with TLS, submission with STARTTLS, IMAP with TLS, IMAP with STARTTLS. */
  submissions: SrvTarget[];
  submission: SrvTarget[];
  imaps: SrvTarget[];
  imap: SrvTarget[];
};

/** The provider's facts that the domain alone tells, so that no DNS is needed. null: unknown. */
export function presetOfDomain(domain: string): ProviderPreset | null {
  return knownProviders.find(({ domains }) => domains.some((known) => isWithin(domain, known))) ?? null;
}

/**
 * The servers of a provider that the person signs in at, whatever their domain's records say. Many domains have a mail filter in
 * front.
 */
export function presetOf(provider: OAuthProviderName): ProviderPreset {
  const preset = knownProviders.findLast((known) => known.provider === provider);
  if (preset === undefined) throw new Error(`No servers are known of ${provider}.`);
  return preset;
}

function presetOfExchangers(exchangers: readonly string[]): ProviderPreset | null {
  for (const exchanger of exchangers) {
    const found = knownProviders.find((known) => known.exchangers.some((end) => isWithin(exchanger, end)));
    if (found) return found;
  }
  return null;
}

/**
 * The most likely servers of a mailbox. They are proven by signing in, and may be edited by hand before.
 *
 * @param submission - the SMTP server that a public list names for this domain
 */
export function chooseServers(address: string, answers: DomainAnswers, submission: Server | null): Discovery {
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const byAddress = presetOfDomain(domain);
  if (byAddress) return discovery(address, byAddress, "address");

  const bySrv = { smtp: submissionServer(answers), imap: imapServer(answers) };
  const byExchanger = presetOfExchangers(answers.mx);
  if (byExchanger) return discovery(address, byExchanger, "exchanger");

  const smtp = bySrv.smtp ?? submission ?? { host: `smtp.${domain}`, port: 465, security: "tls" };
  const imap = bySrv.imap ?? { host: imapBeside(smtp.host, domain), port: 993, security: "tls" };
  const unknown = {
    provider: "generic",
    name: domain,
    signIn: "password",
    appPasswordPage: null,
    filesSentMs: null,
  } as const;
  const by = bySrv.smtp && bySrv.imap ? "records" : "guess";
  const isElsewhere = (found: Server | null) => found !== null && !isWithin(found.host, domain);
  const elsewhere = isElsewhere(bySrv.smtp) || isElsewhere(bySrv.imap);
  return { ...discovery(address, { ...unknown, smtp, imap }, by), elsewhere };
}

function discovery(address: string, { smtp, imap, ...rest }: ProviderPreset, by: Discovery["by"]): Discovery {
  const { provider, name, signIn, appPasswordPage, filesSentMs } = rest;
  const server = { userName: address, smtp, imap };
  return { provider, name, signIn, appPasswordPage, filesSentMs, server, by, elsewhere: false };
}

/** RFC 8314 §3: TLS from the start is preferred. */
function submissionServer({ submissions, submission }: DomainAnswers): Server | null {
  return serverOf(submissions, "tls") ?? serverOf(submission, "starttls");
}

function imapServer({ imaps, imap }: DomainAnswers): Server | null {
  return serverOf(imaps, "tls") ?? serverOf(imap, "starttls");
}

function serverOf(targets: SrvTarget[], security: "tls" | "starttls"): Server | null {
  const [best] = targets.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight);
  // A target of "." says that the service is not offered (RFC 2782).
  return best && best.name !== "" && best.name !== "."
    ? { host: best.name, port: best.port, security }
    : null;
}

/** A server that is called smtp.… usually has a sister that is called imap.… */
function imapBeside(smtpHost: string, domain: string): string {
  return /^smtps?\./.test(smtpHost) ? smtpHost.replace(/^smtps?\./, "imap.") : `imap.${domain}`;
}

/** @returns true for the domain itself and everything below it */
function isWithin(name: string, domain: string): boolean {
  const lower = name.toLowerCase().replace(/\.$/, "");
  return lower === domain || lower.endsWith(`.${domain}`);
}
