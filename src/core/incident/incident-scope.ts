import type { Cause } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { familyOf } from "../diagnosis/provider-family.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { knownProviders } from "../setup/provider-presets.ts";

/**
 * `name`: the trait, besides the cause, that disconnections of one incident share. `lasting`: a mailbox with the same failure joins
 * as long as the incident is open. Otherwise it joins only within a short time of the others.
 */
export type IncidentScope = { name: string; lasting: boolean };

/** One setting of an organisation. Every mailbox that meets it, today or next week, waits for the same person to change it. */
const setByAdmins: ReadonlySet<Cause> = new Set(["security_policy", "access_revoked"]);

/**
 * The widest thing that one person can have broken and can mend: the provider's app, the organisation, or the mail host. An
 * organisation is the Microsoft tenant that a sign-in has named, with all its domains. Without one it is the domain of the address.
 * The fixer is part of the scope, since another fixer has another task.
 *
 * Two passwords that were changed in the same minute look like a reset of the host, so they share an incident. The same changes
 * weeks apart are two incidents.
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
