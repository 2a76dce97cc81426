import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { diagnoseEpisode } from "../../../src/core/diagnosis/diagnose-episode.ts";
import type { Observation } from "../../../src/core/diagnosis/observation.ts";
import { imap, msal, smtp, text, token } from "./shapes.ts";

const vague = smtp("microsoft", "oauth", "AUTH XOAUTH2", "535 5.7.3 Authentication unsuccessful");
const offline = text("microsoft", "imap", "oauth", "Socket timeout");

function brief(observations: Observation[]) {
  const found = diagnoseEpisode(
    observations.map((seen) => ({ door: seen.protocol, diagnosis: diagnose(seen) })),
  );
  return (
    found && {
      cause: found.cause,
      confidence: found.confidence,
      rules: found.evidence.map(({ rule }) => rule),
    }
  );
}

describe("An episode of several failures", () => {
  it("takes the token endpoint's reason over a vague refusal by SMTP, and keeps both as evidence", () => {
    const revoked = msal(
      "invalid_grant",
      "AADSTS50173: The provided grant has expired due to it being revoked",
      "bad_token",
    );

    expect(brief([vague, revoked])).toEqual({
      cause: "password_changed",
      confidence: "certain",
      rules: ["entra-password-changed", "reply-535"],
    });
  });

  it("is surer when two doors agree", () => {
    const both = [
      smtp("generic", "password", "AUTH PLAIN", "535 5.7.8 Authentication failed"),
      imap("generic", "password", "NO [AUTHENTICATIONFAILED] Authentication failed."),
    ];

    expect(brief(both)?.confidence).toBe("certain");
    expect(brief(both.slice(0, 1))?.confidence).toBe("likely");
  });

  it("is no surer when one door repeats itself", () => {
    expect(brief([vague, vague, vague])).toEqual({
      cause: "token_expired",
      confidence: "likely",
      rules: ["reply-535"],
    });
  });

  it("does not let one door's repetition outweigh a clear reason from another", () => {
    const disabled = msal("invalid_grant", "AADSTS50057: The user account is disabled.");

    expect(brief([vague, vague, vague, vague, vague, vague, disabled])?.cause).toBe("account_disabled");
  });

  it("does not let a network fault undo a refusal", () => {
    expect(brief([offline, vague, offline])?.cause).toBe("token_expired");
  });

  it("takes a mailbox's trouble over one refused recipient, and anything over nothing", () => {
    const refused = smtp("microsoft", "oauth", "RCPT TO", "550 5.1.1 User unknown");
    const odd = text("microsoft", "smtp", "oauth", "Oops");

    expect([brief([refused, odd])?.cause, brief([refused, offline])?.cause, brief([odd])?.cause]).toEqual([
      "recipient_rejected",
      "network",
      "unknown",
    ]);
  });

  it("names the operator's fault when the app's own secret is refused beside expired tokens", () => {
    const secret = token("google", "invalid_client", "The OAuth client was not found.", 401);
    const bare = smtp("google", "oauth", "AUTH XOAUTH2", "535-5.7.8 Username and Password not accepted.");

    expect(brief([bare, secret])?.cause).toBe("app_misconfigured");
  });

  it("is nothing without failures", () => {
    expect(diagnoseEpisode([])).toBeNull();
  });
});
