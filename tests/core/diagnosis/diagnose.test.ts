import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { graph, imap, msal, smtp, text, token } from "./shapes.ts";

describe("A diagnosis", () => {
  it("says the cause, who can fix it, how sure it is, and on what evidence", () => {
    const found = diagnose(
      msal(
        "invalid_grant",
        "AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.",
        "bad_token",
      ),
    );

    expect(found).toEqual({
      cause: "password_changed",
      about: "mailbox",
      confidence: "certain",
      fixer: "owner",
      actor: "user",
      pauses: true,
      evidence: [
        {
          rule: "entra-password-changed",
          codes: ["AADSTS50173", "invalid_grant"],
          words: "",
          line: "AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.",
          source: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
        },
      ],
      advice: [
        "Press Reconnect and enter the password the mailbox has now.",
        "If that password works on the provider's site but not here, check that mail programs are allowed: https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission",
      ],
    });
  });

  it("names the words that decided when a code alone did not", () => {
    const [evidence] = diagnose(
      smtp(
        "microsoft",
        "password",
        "AUTH LOGIN",
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
      ),
    ).evidence;

    expect({ codes: evidence?.codes, words: evidence?.words }).toEqual({
      codes: ["535", "5.7.139"],
      words: "smtpclientauthentication is disabled",
    });
  });

  it("believes the server's reply before the library's flag", () => {
    const found = diagnose(imap("generic", "password", "NO [UNAVAILABLE] Temporary authentication failure."));

    expect(found.cause).toBe("provider_outage");
  });

  it("takes a flag without a reply for no evidence at all", () => {
    const errors = [
      { message: "Command failed", authenticationFailed: true },
      { message: "", code: "EAUTH", command: "AUTH PLAIN" },
      { message: "Error", code: "EAUTH" },
    ];
    const causes = errors.map(
      (error) => diagnose({ provider: "generic", protocol: "imap", credential: "password", error }).cause,
    );

    expect(causes).toEqual(["unknown", "unknown", "unknown"]);
  });

  it("never pauses on a temporary reply, whatever it says of passwords", () => {
    const replies = [
      "454 4.7.0 Authentication failed: wrong password",
      "421 4.7.0 Your account has been disabled",
      "450 4.7.1 Invalid credentials, access revoked by administrator policy",
      "432 4.7.12 A password transition is needed",
    ];
    const pauses = replies.map((reply) => diagnose(smtp("generic", "password", "AUTH PLAIN", reply)).pauses);

    expect(pauses).toEqual([false, false, false, false]);
  });

  it("tells a bare refusal by what the mailbox signs in with", () => {
    const reply = "535 5.7.8 Error: authentication failed";
    const causes = [
      diagnose(smtp("generic", "password", "AUTH PLAIN", reply)).cause,
      diagnose(smtp("generic", "app_password", "AUTH PLAIN", reply)).cause,
      diagnose(smtp("google", "oauth", "AUTH XOAUTH2", reply)).cause,
      diagnose(smtp("icloud", "password", "AUTH PLAIN", reply)).cause,
    ];

    expect(causes).toEqual([
      "password_changed",
      "app_password_revoked",
      "token_expired",
      "app_password_revoked",
    ]);
  });

  it("finds a network fault under a sign-in error: the token endpoint could not be reached", () => {
    const found = diagnose({
      provider: "google",
      protocol: "smtp",
      credential: "oauth",
      error: {
        message: "request failed, reason: getaddrinfo ENOTFOUND oauth2.googleapis.com",
        code: "EAUTH",
        command: "AUTH XOAUTH2",
      },
    });

    expect({ cause: found.cause, fixer: found.fixer }).toEqual({ cause: "network", fixer: "nobody" });
  });

  it("reads the system code that nodemailer keeps beside its own", () => {
    const error = { message: "", code: "ESOCKET", originalCode: "ECONNRESET", command: "CONN" };

    expect(
      diagnose({ provider: "generic", protocol: "smtp", credential: "password", error }).evidence[0]?.codes,
    ).toEqual(["ECONNRESET"]);
  });

  it("reads a sentence that a server broke over several lines", () => {
    const found = diagnose(
      smtp(
        "google",
        "oauth",
        "DATA",
        "550-5.4.5 Daily user sending\n550-5.4.5 limit exceeded. Learn more at\n550 5.4.5 https://support.google.com - gsmtp",
      ),
    );

    expect({ cause: found.cause, line: found.evidence[0]?.line }).toEqual({
      cause: "sending_limit",
      line: "550-5.4.5 Daily user sending limit exceeded. Learn more at https://support.google.com - gsmtp",
    });
  });

  it("tells an admin's matter from the owner's", () => {
    const actors = [
      diagnose(
        msal(
          "invalid_grant",
          "AADSTS53003: Access has been blocked by Conditional Access policies.",
          "message_only",
        ),
      ).fixer,
      diagnose(msal("invalid_grant", "AADSTS50076: you must use multi-factor authentication", "basic_action"))
        .fixer,
      diagnose(msal("invalid_client", "AADSTS7000222: The provided client secret keys are expired.")).fixer,
      diagnose(graph(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.")).fixer,
    ];

    expect(actors).toEqual(["admin", "owner", "operator", "nobody"]);
  });

  it("does not let the letters of an address decide", () => {
    const found = diagnose(
      smtp(
        "generic",
        "password",
        "RCPT TO",
        "550 5.1.1 <token-expired.spam-limit@invalid-password.example>: User unknown",
      ),
    );

    expect(found.cause).toBe("recipient_rejected");
  });

  it("says unknown when nothing is known", () => {
    expect(diagnose(text("generic", "smtp", "password", "Oops"))).toEqual({
      cause: "unknown",
      about: "mailbox",
      confidence: "unsure",
      fixer: "owner",
      actor: "user",
      pauses: false,
      evidence: [{ rule: "none", codes: [], words: "", line: "Oops", source: "" }],
      advice: [
        "Read the provider's own words: they are all we know.",
        "Press Reconnect to prove the mailbox again.",
      ],
    });
  });

  it("shows no secret of what it read", () => {
    const secrets = [
      "ya29.a0AfH6SMBx7secretsecretsecret",
      "1//0gFakeRefreshTokenValue-abcdefghijk",
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl",
      "hunter2-is-my-password",
      "AHVzZXJAZXhhbXBsZS5jb20Ac2VjcmV0",
    ];
    const found = diagnose(
      token(
        "google",
        "invalid_grant",
        `refresh_token=${secrets[1]} access_token: "${secrets[0]}" Bearer ${secrets[2]} password=${secrets[3]} AUTH PLAIN ${secrets[4]}`,
      ),
    );

    expect(
      secrets.filter((secret) => JSON.stringify(found).toLowerCase().includes(secret.toLowerCase())),
    ).toEqual([]);
  });

  it("knows a token by its shape where no name stands before it", () => {
    const tokens = [
      "ya29.a0AfH6SMBx7secretsecretsecret",
      "1//0gFakeRefreshTokenValue-abcdefghijk",
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl",
      "GOCSPX-abcdefghijklmnop",
      "dXNlcj1zb21lYm9keUBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJo",
    ];
    const lines = tokens.map(
      (secret) => diagnose(text("google", "oauth", "oauth", `Oops ${secret} is gone`)).evidence[0]?.line,
    );

    expect(lines).toEqual(tokens.map(() => "Oops ••• is gone"));
  });
});
