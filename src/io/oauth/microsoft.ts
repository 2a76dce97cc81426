import { type AuthenticationResult, ConfidentialClientApplication } from "@azure/msal-node";
import type { Account, Exchange, IssuedTokens, OAuthProvider } from "../../core/mailbox/oauth-port.ts";
import { boundedNetwork } from "./bounded-network.ts";
import { oauthFailure } from "./oauth-failure.ts";

/** `authority` ends with the tenant, or `common` for all. */
export type MicrosoftApp = {
  clientId: string;
  clientSecret: string;
  authority: string;
  secretEndsAt?: Date | null;
};

const READ = "https://outlook.office.com/IMAP.AccessAsUser.All";
const SEND = "https://outlook.office.com/SMTP.Send";
const FOR_PEOPLE = { [READ]: "reading mail (IMAP.AccessAsUser.All)", [SEND]: "sending mail (SMTP.Send)" };
const STAY_FOR_PEOPLE = "staying connected while you are away (offline_access)";

/** MSAL adds openid, profile and offline_access; `email` is an account's mail address where that is not its sign-in name. */
const SCOPES = [READ, SEND, "email"];

/** Microsoft's names for many tenants. An admin consents for one. */
const MANY_TENANTS = ["common", "organizations", "consumers"];

/** Sign-in at Microsoft by its own library. */
export function microsoftProvider(app: MicrosoftApp, redirectUri: string): OAuthProvider {
  const { clientId, clientSecret, authority } = app;
  const { host } = new URL(authority);
  /** One for each call: its cache holds the tokens of its last account. */
  const open = () => {
    const network = boundedNetwork();
    const client = new ConfidentialClientApplication({
      // Known, so that MSAL does not ask Microsoft's public cloud about a gateway or a sovereign cloud.
      auth: { clientId, clientSecret, authority, knownAuthorities: [host] },
      system: { networkClient: network },
    });
    return { network, client };
  };

  return {
    title: "Microsoft",
    secretEndsAt: app.secretEndsAt ?? null,
    signInUrl: ({ state, codeChallenge, hint, pickAccount }) =>
      open().client.getAuthCodeUrl({
        scopes: SCOPES,
        redirectUri,
        state,
        codeChallenge,
        codeChallengeMethod: "S256",
        responseMode: "query",
        ...(hint !== null && { loginHint: hint }),
        ...(pickAccount && { prompt: "select_account" }),
      }),
    async exchange({ code, codeVerifier }): Promise<Exchange> {
      const { client, network } = open();
      try {
        const result = await client.acquireTokenByCode({ code, codeVerifier, scopes: SCOPES, redirectUri });
        const account = accountOf(result);
        const granted = result.scopes.map((scope) => scope.toLowerCase());
        const missing = ([READ, SEND] as const).filter((scope) => !granted.includes(scope.toLowerCase()));
        const refreshToken = refreshTokenIn(client);
        if (missing.length === 0 && refreshToken !== null) {
          return { kind: "granted", tokens: tokensOf(result, refreshToken), account };
        }
        const words = missing.map((scope) => FOR_PEOPLE[scope]);
        return {
          kind: "not-enough",
          missing: words.length > 0 ? words : [STAY_FOR_PEOPLE],
          account,
          refreshToken,
        };
      } catch (error) {
        const secrets = [code, codeVerifier, clientSecret];
        return { kind: "failed", error: oauthFailure(network.broken() ?? error, secrets) };
      }
    },
    async refresh(refreshToken) {
      const { client, network } = open();
      try {
        const ask = { refreshToken, scopes: SCOPES, redirectUri, forceCache: true };
        const result = await client.acquireTokenByRefreshToken(ask);
        if (result === null) throw new Error("The answer held no access token.");
        // Microsoft gives a new refresh token each time, and wants it used from then on.
        return { kind: "refreshed", tokens: tokensOf(result, refreshTokenIn(client) ?? refreshToken) };
      } catch (error) {
        const secrets = [refreshToken, clientSecret];
        return { kind: "failed", error: oauthFailure(network.broken() ?? error, secrets) };
      }
    },
    // Microsoft lets an app end all sign-ins of a person everywhere, or none: neither is ours to do.
    revoke: async () => false,
    adminConsentUrl(domain) {
      const url = new URL(authority);
      const tenant = url.pathname.split("/").filter(Boolean).at(-1) ?? "common";
      const its = MANY_TENANTS.includes(tenant) ? domain : tenant;
      url.pathname = `${url.pathname.replace(/\/?[^/]*$/, "")}/${encodeURIComponent(its)}/v2.0/adminconsent`;
      url.searchParams.set("client_id", clientId);
      url.searchParams.set("scope", `${READ} ${SEND}`);
      url.searchParams.set("redirect_uri", redirectUri);
      return url.href;
    },
  };
}

/** The `tid` of every account that is one person's own (Microsoft, ID token claims reference). */
const PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

type Claims = { oid?: string; tid?: string; sub?: string; preferred_username?: string; email?: string };

/** Object and tenant id together are what Microsoft calls immutable and unique; the names are its people's to change. */
function accountOf({ idTokenClaims }: AuthenticationResult): Account {
  const { oid, tid, sub, preferred_username: signInName, email } = idTokenClaims as Claims;
  const subject = oid && tid ? `${tid}.${oid}` : sub;
  const [first, ...others] = [...new Set([signInName, email])].filter((name) => name?.includes("@"));
  if (!subject || !first) throw new Error("The answer did not say whose account it is.");
  const tenant = tid && tid !== PERSONAL_ACCOUNTS ? tid : null;
  return { subject, tenant, addresses: [first, ...others.filter((name) => name !== undefined)] };
}

function tokensOf({ accessToken, expiresOn }: AuthenticationResult, refreshToken: string): IssuedTokens {
  if (!accessToken) throw new Error("The answer held no access token.");
  return { accessToken, refreshToken, expiresInMs: (expiresOn?.getTime() ?? 0) - Date.now() };
}

/** MSAL keeps refresh tokens to itself; its serialized cache is the door that its documentation names. */
function refreshTokenIn(client: ConfidentialClientApplication): string | null {
  const cache = JSON.parse(client.getTokenCache().serialize()) as {
    RefreshToken?: Record<string, { secret: string }>;
  };
  return Object.values(cache.RefreshToken ?? {})[0]?.secret ?? null;
}
