import type { Cause } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { familyOf } from "../diagnosis/provider-family.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { knownProviders } from "../setup/provider-presets.ts";

/**
 * `name`: what disconnections must share, besides their cause, to be one incident. `lasting`: whoever fails in the same way joins
 * it for as long as it is open; else only within a short time of the others.
 */
export type IncidentScope = { name: string; lasting: boolean };

/** One setting of an organisation: whoever meets it, today or next week, waits for the same person to change it. */
const setByAdmins: ReadonlySet<Cause> = new Set(["security_policy", "access_revoked"]);

/**
 * The widest thing that one person can have broken and can mend: the provider's app, the organisation (a Microsoft tenant, which may
 * have many domains, where a sign-in has told which one it is; else the domain of the address), or the mail host. The fixer is
 * part of it, since another one has another thing to do.
 *
 * A password that two colleagues changed in the same minute looks like one that their host has reset for all, so that they share an
 * incident; the same weeks apart are two.
 */
export function incidentScope(
  { cause, fixer }: Pick<Diagnosis, "cause" | "fixer">,
  {
    address,
    provider,
    signIn,
    tenant,
    smtp,
  }: Pick<Mailbox, "address" | "provider" | "signIn" | "tenant" | "smtp">,
): IncidentScope {
  const family = familyOf(provider);
  if (cause === "app_misconfigured" && signIn === "oauth") return { name: `app:${family}`, lasting: true };

  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const isOrganisation = tenant !== null || !publicDomains.has(domain);
  const lasting = isOrganisation && fixer === "admin" && setByAdmins.has(cause);
  const isDirectory = isOrganisation && (family === "google" || family === "microsoft");
  const place = lasting || isDirectory ? `${family}:${tenant ?? domain}` : `host:${smtp.host.toLowerCase()}`;
  return { name: `${place} ${fixer}`, lasting };
}

/** Anybody may have an address there. */
const publicDomains: ReadonlySet<string> = new Set(knownProviders.flatMap(({ domains }) => domains));
