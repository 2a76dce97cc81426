import { Resolver } from "node:dns/promises";
import wellKnown from "nodemailer/lib/well-known";
import type { Discovery } from "../../core/mailbox/discovery.ts";
import type { Server } from "../../core/mailbox/server.ts";
import { chooseServers, type DomainAnswers, presetOfDomain } from "../../core/setup/choose-servers.ts";

export type LookUp = Pick<Resolver, "resolveMx" | "resolveSrv">;

/** A person waits for the answer; without DNS there is still a guess. */
const LOOK_UP_MS = 2_000;

const nothing: DomainAnswers = { mx: [], submissions: [], submission: [], imaps: [], imap: [] };

/** Finds the servers of a mailbox from its address: known providers, then the domain's own DNS records, then a guess. Never fails. */
export async function discover(
  address: string,
  lookUp: LookUp = new Resolver({ timeout: LOOK_UP_MS, tries: 1 }),
): Promise<Discovery> {
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const answers = presetOfDomain(domain) ? nothing : await ask(domain, lookUp);
  return chooseServers(address, answers, listedSubmission(domain));
}

async function ask(domain: string, lookUp: LookUp): Promise<DomainAnswers> {
  // NXDOMAIN, no such record, no network: all the same to us.
  const orNothing = <T>(answer: Promise<T[]>): Promise<T[]> => answer.catch(() => []);
  const srv = (service: string) => orNothing(lookUp.resolveSrv(`_${service}._tcp.${domain}`));
  const [mx, submissions, submission, imaps, imap] = await Promise.all([
    orNothing(lookUp.resolveMx(domain)),
    srv("submissions"),
    srv("submission"),
    srv("imaps"),
    srv("imap"),
  ]);
  const exchangers = mx.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
  return { mx: exchangers, submissions, submission, imaps, imap };
}

/** nodemailer's list of well-known services, by domain. */
function listedSubmission(domain: string): Server | null {
  const service = wellKnown(domain) || {};
  if (service.host === undefined) return null;
  const port = Number(service.port ?? 587);
  return { host: service.host, port, security: service.secure || port === 465 ? "tls" : "starttls" };
}
