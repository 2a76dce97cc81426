import { describe, expect, it } from "vitest";
import type { CredentialKind } from "../../../src/core/diagnosis/observation.ts";
import type { LegProof } from "../../../src/core/mailbox/mail-port.ts";
import { explainProof } from "../../../src/core/setup/explain-proof.ts";
import { type JudgedLeg, judgeProof } from "../../../src/core/setup/judge-proof.ts";

const WORKS: LegProof = { kind: "proven" };
const smtp = (response: string, command = "AUTH LOGIN"): LegProof => ({
  kind: "failed",
  error: Object.assign(new Error(`Invalid login: ${response}`), {
    code: "EAUTH",
    response,
    responseCode: Number(response.slice(0, 3)),
    command,
  }),
});
const imap = (response: string): LegProof => ({
  kind: "failed",
  error: Object.assign(new Error("Command failed"), {
    response: `3 ${response}`,
    responseStatus: "NO",
    authenticationFailed: true,
  }),
});
const line = (code: string, message: string): LegProof => ({
  kind: "failed",
  error: Object.assign(new Error(message), { code }),
});

const UNSUCCESSFUL = smtp(
  "535 5.7.3 Authentication unsuccessful [AM0PR01CA0123.eurprd01.prod.exchangelabs.com]",
);
const AWAY = line("ECONNREFUSED", "connect ECONNREFUSED 203.0.113.7:993");
const causeOf = (leg: JudgedLeg) => (leg.kind === "proven" ? null : `${leg.kind} ${leg.diagnosis.cause}`);
const judged = (
  provider: string,
  proof: { smtp: LegProof; imap: LegProof },
  known?: Record<"smtp" | "imap", boolean>,
  signIn: CredentialKind = "password",
) => {
  const legs = judgeProof(proof, { provider, signIn }, known);
  return [causeOf(legs.smtp), causeOf(legs.imap)];
};

describe("a proof of what was entered", () => {
  it.each([
    ["microsoft", UNSUCCESSFUL, imap("NO AUTHENTICATE failed."), "password_changed"],
    ["microsoft", UNSUCCESSFUL, imap("NO LOGIN failed."), "password_changed"],
    ["exchange", UNSUCCESSFUL, imap("NO AUTHENTICATE failed."), "password_changed"],
    [
      "microsoft",
      smtp("535 5.7.139 Authentication unsuccessful, basic authentication is disabled."),
      imap("NO AUTHENTICATE failed."),
      "security_policy",
    ],
    [
      "generic",
      smtp("535 5.7.8 Error: authentication failed"),
      imap("NO [AUTHENTICATIONFAILED] Authentication failed."),
      "password_changed",
    ],
    [
      "generic",
      smtp("535 5.7.8 Error: authentication failed"),
      imap("NO The wombat is asleep"),
      "password_changed",
    ],
  ] as const)("gets one verdict at %s, by the clearer server", (provider, sending, reading, cause) => {
    const both = { smtp: sending, imap: reading };
    expect(judged(provider, both)).toEqual([`failed ${cause}`, `failed ${cause}`]);
    const explained = explainProof(
      { ...both, folders: {} },
      {
        smtp: { host: "smtp.ours.test", port: 465, security: "tls" },
        imap: { host: "imap.ours.test", port: 993, security: "tls" },
        provider,
        signIn: "password",
        appPasswordPage: null,
        known: true,
      },
    );
    expect(explained.imap).toEqual(explained.smtp);
  });

  it("keeps two verdicts where each server is certain of something else", () => {
    const disabled = smtp(
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
    );
    const appPassword = imap("NO [ALERT] Application-specific password required (Failure)");
    const [sending, reading] = judged("microsoft", { smtp: disabled, imap: appPassword });
    expect([sending, reading]).toEqual(["failed security_policy", "failed app_password_revoked"]);
  });

  it("believes a leg that works: what the other refuses is no password then", () => {
    expect(judged("microsoft", { smtp: WORKS, imap: imap("NO AUTHENTICATE failed.") })).toEqual([
      null,
      "failed security_policy",
    ]);
  });

  it.each([
    [AWAY, "network"],
    [line("ETIMEDOUT", "Connection timeout"), "network"],
    [line("ENOTFOUND", "getaddrinfo ENOTFOUND imap.ours.test"), "network"],
    [line("ECONNECTION", "Reached maximum number of retries after connection was closed"), "network"],
    [smtp("421 4.3.2 Service not available, closing transmission channel", "CONN"), "provider_outage"],
    [smtp("454 4.7.0 Temporary authentication failure"), "provider_outage"],
    [smtp("454 4.7.0 Too many login attempts, please try again later"), "rate_limited"],
  ] as const)("does not say of a server that could not be asked that it refused (%#)", (leg, cause) => {
    expect(judged("generic", { smtp: leg, imap: WORKS })).toEqual([`untried ${cause}`, null]);
    const refused = imap("NO [AUTHENTICATIONFAILED] Authentication failed.");
    expect(judged("generic", { smtp: leg, imap: refused })).toEqual([
      `untried ${cause}`,
      "failed password_changed",
    ]);
  });

  it("says so all the same of a server whose name was just typed", () => {
    expect(judged("generic", { smtp: AWAY, imap: AWAY }, { smtp: false, imap: true })).toEqual([
      "failed network",
      "untried network",
    ]);
  });
});

describe("the form that adds a mailbox", () => {
  const explained = (known: boolean) =>
    explainProof(
      { smtp: AWAY, imap: AWAY, folders: {} },
      {
        smtp: { host: "smtp.gmail.com", port: 465, security: "tls" },
        imap: { host: "imap.gmail.com", port: 993, security: "tls" },
        provider: "google",
        signIn: "app_password",
        appPasswordPage: null,
        known,
      },
    );

  it("says at a provider whose servers are known that the password could not be tried", () => {
    expect(explained(true).smtp).toMatchObject({
      sentence:
        "smtp.gmail.com cannot be reached at the moment, so the password could not be tried: try again in a few minutes.",
      untried: true,
    });
  });

  it("has servers checked that were typed or guessed", () => {
    expect(explained(false).smtp?.sentence).toContain("check host, port");
  });
});
