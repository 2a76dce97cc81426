import { expect, it } from "vitest";
import { explainProof, type ProofSubject } from "../../../src/core/setup/explain-proof.ts";

const subject: ProofSubject = {
  smtp: { host: "smtp.gmail.com", port: 465, security: "tls" },
  imap: { host: "imap.gmail.com", port: 993, security: "tls" },
  provider: "google",
  signIn: "app_password",
  appPasswordPage: "https://myaccount.google.com/apppasswords",
  known: false,
};
const smtpError = (response: string, command = "AUTH PLAIN") =>
  Object.assign(new Error(`Invalid login: ${response}`), {
    code: "EAUTH",
    response,
    responseCode: Number(response.slice(0, 3)),
    command,
  });

it("says nothing about a leg that works", () => {
  const proof = { smtp: { kind: "proven" }, imap: { kind: "proven" }, folders: {} } as const;
  expect(explainProof(proof, subject)).toEqual({ smtp: null, imap: null });
});

it("asks for an app password with the page where it is made, and shows the provider's own line", () => {
  const response =
    "534 5.7.9 Application-specific password required. https://support.google.com/mail/?p=InvalidSecondFactor";
  const proof = {
    smtp: { kind: "failed", error: smtpError(response) },
    imap: { kind: "proven" },
    folders: {},
  } as const;
  expect(explainProof(proof, subject)).toEqual({
    smtp: {
      sentence:
        "smtp.gmail.com wants an app password, not the usual one: make a new one at https://myaccount.google.com/apppasswords and enter it here.",
      said: response,
    },
    imap: null,
  });
});

it("explains each leg by what that leg met", () => {
  const proof = {
    smtp: { kind: "failed", error: smtpError("454 4.7.0 Too many login attempts, please try again later") },
    imap: {
      kind: "failed",
      error: Object.assign(new Error("Command failed"), {
        authenticationFailed: true,
        serverResponseCode: "AUTHENTICATIONFAILED",
        responseText: "Authentication failed.",
      }),
    },
    folders: {},
  } as const;
  const own: ProofSubject = { ...subject, provider: "generic", signIn: "password", appPasswordPage: null };
  expect(explainProof(proof, own)).toMatchObject({
    smtp: { sentence: "smtp.gmail.com asks us to slow down: wait a few minutes and try again." },
    imap: {
      sentence: "imap.gmail.com does not accept this user name and password: check both and try again.",
    },
  });
});

it("has an answer to an error of any shape", () => {
  for (const error of [null, undefined, "broken", 7, {}, new Error("strange")]) {
    const proof = { smtp: { kind: "failed", error }, imap: { kind: "failed", error }, folders: {} } as const;
    expect(explainProof(proof, subject).smtp?.sentence).toMatch(/^smtp\.gmail\.com .+: .+\.$/);
  }
});
