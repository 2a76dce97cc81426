import { inspect } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { microsoftProvider } from "../../../src/io/oauth/microsoft.ts";
import { aCertificate } from "../../hosts/oauth-provider/a-certificate.ts";
import { APP, startOAuthProvider } from "../../hosts/oauth-provider/oauth-provider.ts";
import { describeWith } from "../../setup/needs.ts";
import { aChallenge } from "./a-challenge.ts";

const REDIRECT = "https://unpause.test/oauth/microsoft/callback";
const ANN = "ann@ours.test";
const SEND = "https://outlook.office.com/SMTP.Send";

// The tests need openssl for it: Microsoft's library speaks TLS only.
describeWith("Postfix and Dovecot", "sign-in at Microsoft", () => {
  let certificate: Awaited<ReturnType<typeof aCertificate>>;
  beforeAll(async () => {
    certificate = await aCertificate();
  });
  afterAll(() => certificate[Symbol.asyncDispose]());

  const start = (tenant?: string) =>
    startOAuthProvider({
      service: "microsoft",
      accounts: [ANN],
      redirectUri: REDIRECT,
      certificate,
      ...(tenant && { tenant }),
    });

  async function signedIn(host: Awaited<ReturnType<typeof start>>) {
    const microsoft = microsoftProvider(host.microsoft, REDIRECT);
    const { codeVerifier, codeChallenge } = aChallenge();
    const address = await microsoft.signInUrl({ state: "s", codeChallenge, hint: ANN, pickAccount: false });
    const back = new URL(await host.signIn(address, ANN));
    const code = back.searchParams.get("code") ?? "";
    return { microsoft, address, back, code, codeVerifier };
  }

  async function granted(host: Awaited<ReturnType<typeof start>>) {
    const { microsoft, code, codeVerifier } = await signedIn(host);
    const exchange = await microsoft.exchange({ code, codeVerifier });
    if (exchange.kind !== "granted") throw new Error(inspect(exchange));
    return { microsoft, ...exchange };
  }

  it("asks for mail, a lasting permission and the account that is expected, with a challenge", async () => {
    await using host = await start();
    const { microsoft, address, back } = await signedIn(host);
    const asked = Object.fromEntries(new URL(address).searchParams);
    expect(asked).toMatchObject({
      login_hint: ANN,
      code_challenge_method: "S256",
      redirect_uri: REDIRECT,
      response_mode: "query",
    });
    expect(asked.scope?.split(" ").toSorted()).toEqual([
      "email",
      "https://outlook.office.com/IMAP.AccessAsUser.All",
      "https://outlook.office.com/SMTP.Send",
      "offline_access",
      "openid",
      "profile",
    ]);
    expect(back.searchParams.get("state")).toBe("s");
    const choosing = await microsoft.signInUrl({
      state: "s",
      codeChallenge: "c",
      hint: null,
      pickAccount: true,
    });
    expect(new URL(choosing).searchParams.get("prompt")).toBe("select_account");
  });

  it("trades a code for tokens and the account's own name, once, with the right verifier", async () => {
    await using host = await start();
    const { microsoft, code, codeVerifier } = await signedIn(host);
    expect(await microsoft.exchange({ code, codeVerifier: "another" })).toMatchObject({ kind: "failed" });
    const exchange = await microsoft.exchange({ code, codeVerifier });
    expect(exchange).toMatchObject({
      kind: "granted",
      account: { subject: expect.stringMatching(/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/), addresses: [ANN] },
      tokens: { accessToken: expect.any(String), refreshToken: expect.any(String) },
    });
    expect(await microsoft.exchange({ code, codeVerifier })).toMatchObject({ kind: "failed" });
  });

  it("says which tenant an account belongs to, and none of one person's own", async () => {
    const tenant = "7e3f0c1a-0d5b-4f6e-9a42-5b1d2c3e4f50";
    await using host = await start(tenant);
    expect((await granted(host)).account).toMatchObject({
      subject: expect.stringMatching(`^${tenant}[.]`),
      tenant,
    });
    await using own = await start();
    expect((await granted(own)).account.tenant).toBeNull();
  });

  it("follows the refresh token, which is another after each refresh", async () => {
    await using host = await start();
    const { microsoft, tokens } = await granted(host);
    const second = await microsoft.refresh(tokens.refreshToken);
    if (second.kind !== "refreshed") throw new Error(inspect(second));
    expect(second.tokens.refreshToken).not.toBe(tokens.refreshToken);
    expect((await microsoft.refresh(second.tokens.refreshToken)).kind).toBe("refreshed");
    const reused = await microsoft.refresh(tokens.refreshToken);
    expect(reused.kind === "failed" && causeOf(reused.error)).toBe("token_expired");
  });

  it("says what was not allowed", async () => {
    await using host = await start();
    host.untick(SEND);
    const { microsoft, code, codeVerifier } = await signedIn(host);
    expect(await microsoft.exchange({ code, codeVerifier })).toMatchObject({
      kind: "not-enough",
      missing: ["sending mail (SMTP.Send)"],
      account: { addresses: [ANN] },
    });
  });

  it("knows where an admin allows it for a whole organisation", () => {
    const at = (authority: string) =>
      microsoftProvider({ ...APP, authority }, REDIRECT).adminConsentUrl("ours.test");
    expect(at("https://login.microsoftonline.com/common")).toBe(
      "https://login.microsoftonline.com/ours.test/v2.0/adminconsent?client_id=unpause-app&scope=https%3A%2F%2Foutlook.office.com%2FIMAP.AccessAsUser.All+https%3A%2F%2Foutlook.office.com%2FSMTP.Send&redirect_uri=https%3A%2F%2Funpause.test%2Foauth%2Fmicrosoft%2Fcallback",
    );
    expect(at("https://login.microsoftonline.us/7e3f")).toMatch(
      /^https:\/\/login\.microsoftonline\.us\/7e3f\/v2\.0\/adminconsent\?/,
    );
  });

  it("prints no token, code or secret with a failure", async () => {
    await using host = await start();
    const { microsoft, tokens } = await granted(host);
    const said = `AADSTS9002313: the request ${tokens.refreshToken} is malformed`;
    host.fault({ status: 400, body: { error: "invalid_request", error_description: said } });
    for (const failure of [
      await microsoft.refresh(tokens.refreshToken),
      await microsoft.refresh(`${tokens.refreshToken}x`),
      await microsoft.exchange({ code: "a-code-nobody-gave", codeVerifier: "a-verifier-nobody-made" }),
    ]) {
      expect(failure.kind).toBe("failed");
      const printed = inspect(failure, { depth: 20, showHidden: true });
      for (const secret of [tokens.refreshToken, APP.clientSecret, "a-code-nobody", "a-verifier-nobody"]) {
        expect(printed).not.toContain(secret);
      }
    }
  });

  it.each([
    ["is down", 503, "<html>Service Unavailable</html>", "provider_outage"],
    ["asks us to slow down", 429, { error: "too_many_requests" }, "rate_limited"],
    [
      "knows a newer secret of the app",
      401,
      {
        error: "invalid_client",
        error_description: "AADSTS7000222: The provided client secret keys are expired.",
        error_codes: [7000222],
      },
      "app_misconfigured",
    ],
    [
      "saw the password change",
      400,
      {
        error: "invalid_grant",
        suberror: "bad_token",
        error_description: "AADSTS50173: The provided grant has expired due to it being revoked.",
        error_codes: [50173],
      },
      "password_changed",
    ],
    [
      "has switched the person off",
      400,
      { error: "invalid_grant", error_description: "AADSTS50057: The user account is disabled." },
      "account_disabled",
    ],
  ])("tells the cause when the provider %s", async (_what, status, body, cause) => {
    await using host = await start();
    const { microsoft, tokens } = await granted(host);
    host.fault({ status, body });
    const failed = await microsoft.refresh(tokens.refreshToken);
    expect(failed.kind === "failed" && causeOf(failed.error)).toBe(cause);
  });

  it("takes a provider that is gone for a fault of the line", async () => {
    const host = await start();
    const { microsoft, tokens } = await granted(host);
    await host[Symbol.asyncDispose]();
    const failed = await microsoft.refresh(tokens.refreshToken);
    expect(failed.kind === "failed" && causeOf(failed.error)).toBe("network");
  });
});

const causeOf = (error: unknown) =>
  diagnose({ provider: "microsoft", protocol: "oauth", credential: "oauth", error }).cause;
