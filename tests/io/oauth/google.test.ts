import { inspect } from "node:util";
import { OAuth2Server } from "oauth2-mock-server";
import { expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { googleProvider } from "../../../src/io/oauth/google.ts";
import { APP, startOAuthProvider } from "../../hosts/oauth-provider/oauth-provider.ts";
import { aChallenge } from "./a-challenge.ts";

const REDIRECT = "https://unpause.test/oauth/google/callback";
const ANN = "ann@ours.test";

const start = () =>
  startOAuthProvider({ service: "google", accounts: [ANN, "ben@ours.test"], redirectUri: REDIRECT });

async function signedIn(host: Awaited<ReturnType<typeof start>>, account = ANN) {
  const google = googleProvider(host.google, REDIRECT);
  const { codeVerifier, codeChallenge } = aChallenge();
  const address = await google.signInUrl({ state: "s", codeChallenge, hint: account, pickAccount: false });
  const back = new URL(await host.signIn(address, account));
  const code = back.searchParams.get("code") ?? "";
  return { google, address, back, code, codeVerifier, codeChallenge };
}

async function granted(host: Awaited<ReturnType<typeof start>>) {
  const { google, code, codeVerifier } = await signedIn(host);
  const exchange = await google.exchange({ code, codeVerifier });
  if (exchange.kind !== "granted") throw new Error(inspect(exchange));
  return { google, ...exchange };
}

it("asks for mail, a lasting permission and the account that is expected, with a challenge", async () => {
  await using host = await start();
  const { google, address, back } = await signedIn(host);
  const asked = Object.fromEntries(new URL(address).searchParams);
  expect(asked).toMatchObject({
    scope: "openid email https://mail.google.com/",
    access_type: "offline",
    prompt: "consent",
    login_hint: ANN,
    code_challenge_method: "S256",
    redirect_uri: REDIRECT,
  });
  expect(back.searchParams.get("state")).toBe("s");
  const choosing = await google.signInUrl({ state: "s", codeChallenge: "c", hint: null, pickAccount: true });
  expect(new URL(choosing).searchParams.get("prompt")).toBe("select_account consent");
});

it("trades a code for tokens and the account's own name, once, with the right verifier", async () => {
  await using host = await start();
  const { google, code, codeVerifier } = await signedIn(host);
  expect(await google.exchange({ code, codeVerifier: "another" })).toMatchObject({ kind: "failed" });
  const exchange = await google.exchange({ code, codeVerifier });
  expect(exchange).toMatchObject({
    kind: "granted",
    account: { subject: expect.stringMatching(/^goog_/), addresses: [ANN] },
  });
  expect(await google.exchange({ code, codeVerifier })).toMatchObject({ kind: "failed" });

  const again = await signedIn(host);
  const second = await again.google.exchange(again);
  expect(second.kind === "granted" && second.account).toEqual(
    exchange.kind === "granted" && exchange.account,
  );
});

it("keeps the refresh token where a refresh brings no other", async () => {
  await using host = await start();
  const { google, tokens } = await granted(host);
  const refreshed = await google.refresh(tokens.refreshToken);
  expect(refreshed).toMatchObject({ kind: "refreshed", tokens: { refreshToken: tokens.refreshToken } });
  expect(refreshed.kind === "refreshed" && refreshed.tokens.accessToken).not.toBe(tokens.accessToken);
  expect(refreshed.kind === "refreshed" && Math.round(refreshed.tokens.expiresInMs / 60_000)).toBe(60);
});

it("says what was not allowed", async () => {
  await using host = await start();
  host.untick("https://mail.google.com/");
  const { google, code, codeVerifier } = await signedIn(host);
  expect(await google.exchange({ code, codeVerifier })).toMatchObject({
    kind: "not-enough",
    missing: ["“Read, compose, send and permanently delete all your email from Gmail”"],
    account: { addresses: [ANN] },
    refreshToken: expect.any(String),
  });
});

it("gives a grant back", async () => {
  await using host = await start();
  const { google, tokens } = await granted(host);
  expect(await google.revoke(tokens.refreshToken)).toBe(true);
  expect(host.revoked).toEqual([ANN]);
  const refused = await google.refresh(tokens.refreshToken);
  expect(refused.kind === "failed" && diagnosisOf(refused.error).cause).toBe("token_expired");
});

it("prints no token, code or secret with a failure, and keeps what tells its cause", async () => {
  await using host = await start();
  const { google, tokens } = await granted(host);
  const said = { error: "invalid_grant", error_description: `${tokens.refreshToken} has been revoked` };
  host.fault({
    status: 400,
    body: { ...said, error_uri: "https://help.test", error_subtype: "invalid_rapt" },
  });
  const failures = [
    await google.refresh(tokens.refreshToken),
    await google.refresh(`${tokens.refreshToken}x`),
    await google.exchange({ code: "a-code-nobody-gave", codeVerifier: "a-verifier-nobody-made" }),
  ];
  for (const failure of failures) {
    expect(failure.kind).toBe("failed");
    const printed = inspect(failure, { depth: 20, showHidden: true });
    for (const secret of [tokens.refreshToken, APP.clientSecret, "a-code-nobody-gave", "a-verifier-nobody"]) {
      expect(printed).not.toContain(secret);
    }
  }
  expect(failures[0]).toMatchObject({ error: { error: "invalid_grant", status: 400, code: 400 } });
});

it.each([
  ["is down", { status: 503, body: "<html>Service Unavailable</html>" }, "provider_outage"],
  ["asks us to slow down", { status: 429, body: { error: "rate_limit_exceeded" } }, "rate_limited"],
  ["does not know the app", { status: 401, body: { error: "invalid_client" } }, "app_misconfigured"],
  [
    "took the permission back",
    {
      status: 400,
      body: { error: "invalid_grant", error_description: "Token has been expired or revoked." },
    },
    "token_expired",
  ],
])("asks once and tells the cause when the provider %s", async (_what, fault, cause) => {
  await using host = await start();
  const { google, tokens } = await granted(host);
  host.fault(fault);
  const failed = await google.refresh(tokens.refreshToken);
  expect(failed.kind === "failed" && diagnosisOf(failed.error).cause).toBe(cause);
  expect((await google.refresh(tokens.refreshToken)).kind).toBe("refreshed");
});

it("takes a provider that is gone for a fault of the line", async () => {
  const host = await start();
  const { google, tokens } = await granted(host);
  await host[Symbol.asyncDispose]();
  const failed = await google.refresh(tokens.refreshToken);
  expect(failed.kind === "failed" && diagnosisOf(failed.error).cause).toBe("network");
});

it("follows a refresh token that is rotated", async () => {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  await server.start(0, "localhost");
  try {
    const tokenUrl = `${server.issuer.url}/token`;
    const google = googleProvider({ ...APP, authUrl: null, tokenUrl, userinfoUrl: null }, REDIRECT);
    server.service.once("beforeResponse", (response) => {
      response.body = { access_token: "next", refresh_token: "rotated", expires_in: 60 };
    });
    expect(await google.refresh("first")).toMatchObject({
      kind: "refreshed",
      tokens: { accessToken: "next", refreshToken: "rotated" },
    });
  } finally {
    await server.stop();
  }
});

const diagnosisOf = (error: unknown) =>
  diagnose({ provider: "google", protocol: "oauth", credential: "oauth", error });
