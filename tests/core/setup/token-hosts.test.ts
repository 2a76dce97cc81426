import { expect, it } from "vitest";
import { knownProviders } from "../../../src/core/setup/provider-presets.ts";
import { takesToken } from "../../../src/core/setup/token-hosts.ts";

const none = { google: [], microsoft: [] };
const listed = { google: ["gateway.corp.example"], microsoft: ["outlook.cloud.example"] };
const tls = (host: string) => ({ host, security: "tls" as const });

it("gives a provider's token to each server that we know of it", () => {
  for (const { provider, smtp, imap } of knownProviders) {
    const isIts = provider === "google" || provider === "microsoft";
    expect([provider, takesToken(provider, smtp, none), takesToken(provider, imap, none)]).toEqual([
      provider,
      isIts,
      isIts,
    ]);
  }
});

it.each([
  "evil.test",
  "smtp.gmail.com.evil.test",
  "evil-smtp.gmail.com",
  "gmail.com",
  "127.0.0.1",
  "localhost",
  "",
  "smtp.mail.yahoo.com",
  "smtp.office365.com",
  "gateway.corp.example",
])("gives Google's token to no server called %j", (host) => {
  expect(takesToken("google", tls(host), none)).toBe(false);
});

it("gives a token to a host that is listed for its provider, and for no other", () => {
  expect(takesToken("google", tls("Gateway.CORP.example."), listed)).toBe(true);
  expect(takesToken("microsoft", tls("gateway.corp.example"), listed)).toBe(false);
  expect(takesToken("microsoft", tls("outlook.cloud.example"), listed)).toBe(true);
  expect(takesToken("yahoo", tls("gateway.corp.example"), listed)).toBe(false);
});

it("gives no token without TLS, not even to the provider itself", () => {
  for (const host of ["smtp.gmail.com", "gateway.corp.example"]) {
    expect(takesToken("google", { host, security: "starttls" }, listed)).toBe(true);
    expect(takesToken("google", { host, security: "none" }, listed)).toBe(false);
  }
});
