import { describe, expect, it } from "vitest";
import type { Cause, Fixer } from "../../../src/core/diagnosis/cause.ts";
import { incidentScope } from "../../../src/core/incident/incident-scope.ts";

const scopeOf = (
  cause: Cause,
  fixer: Fixer,
  address: string,
  {
    provider = "generic",
    host = "mail.acme.com",
    signIn = "password" as "password" | "oauth",
    tenant = null as string | null,
  } = {},
) => {
  const smtp = { host, port: 465, security: "tls" as const };
  return incidentScope({ cause, fixer }, { address, provider, signIn, tenant, smtp });
};

describe("what a disconnection shares with others", () => {
  it.each([
    [
      "a setting of a Microsoft tenant",
      scopeOf("security_policy", "admin", "ann@Acme.com", { provider: "microsoft" }),
      { name: "microsoft:acme.com admin", lasting: true },
    ],
    [
      "a setting of a Microsoft tenant, whichever of its domains the address is in",
      scopeOf("security_policy", "admin", "ann@acme.de", {
        provider: "microsoft",
        signIn: "oauth",
        tenant: "7e3f",
      }),
      { name: "microsoft:7e3f admin", lasting: true },
    ],
    [
      "a setting of a Google Workspace domain",
      scopeOf("access_revoked", "admin", "ann@acme.com", { provider: "google", signIn: "oauth" }),
      { name: "google:acme.com admin", lasting: true },
    ],
    [
      "the provider's app, whoever's mailbox it is",
      scopeOf("app_misconfigured", "operator", "ann@gmail.com", { provider: "google", signIn: "oauth" }),
      { name: "app:google", lasting: true },
    ],
    [
      "the same moment at the same mail host",
      scopeOf("password_changed", "owner", "ann@acme.com", { host: "Mail.Host.net" }),
      { name: "host:mail.host.net owner", lasting: false },
    ],
    [
      "the same moment in the same tenant",
      scopeOf("token_expired", "owner", "ann@acme.com", { provider: "microsoft", signIn: "oauth" }),
      { name: "microsoft:acme.com owner", lasting: false },
    ],
    [
      "no organisation, where anybody may have an address",
      scopeOf("security_policy", "admin", "ann@outlook.com", {
        provider: "microsoft",
        host: "smtp-mail.outlook.com",
      }),
      { name: "host:smtp-mail.outlook.com admin", lasting: false },
    ],
    [
      "the domain and not its neighbours, where one host serves many and an admin must act",
      scopeOf("security_policy", "admin", "ann@acme.com", { provider: "zoho", host: "smtp.zoho.eu" }),
      { name: "zoho:acme.com admin", lasting: true },
    ],
    [
      "no lasting cause with a colleague whose account is switched off next week",
      scopeOf("account_disabled", "admin", "ann@acme.com", { provider: "microsoft" }),
      { name: "microsoft:acme.com admin", lasting: false },
    ],
  ])("is %s", (_what, scope, expected) => expect(scope).toEqual(expected));
});
