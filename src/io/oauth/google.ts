import { CodeChallengeMethod, OAuth2Client } from "google-auth-library";
import { z } from "zod";
import type { Exchange, OAuthProvider } from "../../core/mailbox/oauth-port.ts";
import { oauthFailure } from "./oauth-failure.ts";

/** An address that is null is Google's own. */
export type GoogleApp = {
  clientId: string;
  clientSecret: string;
  authUrl: string | null;
  tokenUrl: string | null;
  userinfoUrl: string | null;
};

/** SMTP, IMAP and POP by XOAUTH2: Google has no smaller one for them. */
const MAIL = "https://mail.google.com/";
const MAIL_FOR_PEOPLE = "“Read, compose, send and permanently delete all your email from Gmail”";
const STAY_FOR_PEOPLE = "staying connected while you are away";

const GOOGLE_TOKEN = "https://oauth2.googleapis.com/token";
const GOOGLE_USERINFO = "https://openidconnect.googleapis.com/v1/userinfo";
const LONGEST_ANSWER_MS = 15_000;

const UserInfo = z.object({ sub: z.string().min(1), email: z.email() });

/** Sign-in at Google by its own library. */
export function googleProvider(app: GoogleApp, redirectUri: string): OAuthProvider {
  const { clientId, clientSecret } = app;
  const tokenUrl = app.tokenUrl ?? GOOGLE_TOKEN;
  const client = () => {
    const made = new OAuth2Client({
      clientId,
      clientSecret,
      redirectUri,
      endpoints: {
        ...(app.authUrl !== null && { oauth2AuthBaseUrl: app.authUrl }),
        oauth2TokenUrl: tokenUrl,
        // Google's own is the token endpoint's neighbour too.
        oauth2RevokeUrl: new URL("revoke", tokenUrl).href,
      },
      transporterOptions: { timeout: LONGEST_ANSWER_MS },
    });
    // A code or a refresh token is sent once: who asks again, and when, is decided where the answer is judged.
    const retryConfig = { retry: 0, noResponseRetries: 0 };
    made.transporter.interceptors.request.add({ resolved: async (ask) => ({ ...ask, retryConfig }) });
    return made;
  };

  return {
    title: "Google",
    secretEndsAt: null,
    async signInUrl({ state, codeChallenge, hint, pickAccount }) {
      return client().generateAuthUrl({
        scope: ["openid", "email", MAIL],
        state,
        code_challenge: codeChallenge,
        code_challenge_method: CodeChallengeMethod.S256,
        access_type: "offline",
        // Without "consent" a second sign-in of the same account brings no refresh token.
        prompt: pickAccount ? "select_account consent" : "consent",
        ...(hint !== null && { login_hint: hint }),
      });
    },
    exchange: (proof) => exchange(app, client(), proof),
    refresh: (refreshToken) => refresh(app, client(), refreshToken),
    async revoke(refreshToken) {
      try {
        await client().revokeToken(refreshToken);
        return true;
      } catch {
        return false;
      }
    },
    adminConsentUrl: () => null,
  };
}

async function exchange(
  { clientSecret, userinfoUrl }: GoogleApp,
  google: OAuth2Client,
  { code, codeVerifier }: { code: string; codeVerifier: string },
): Promise<Exchange> {
  const sent = [code, codeVerifier, clientSecret];
  try {
    const { tokens } = await google.getToken({ code, codeVerifier });
    sent.push(
      ...[tokens.access_token, tokens.refresh_token, tokens.id_token].filter((token) => token != null),
    );
    google.setCredentials({ access_token: tokens.access_token ?? null });
    const { data } = await google.request({ url: userinfoUrl ?? GOOGLE_USERINFO });
    const { sub, email } = UserInfo.parse(data);
    const account = { subject: sub, tenant: null, addresses: [email] as [string] };
    const granted = tokens.scope?.split(" ").includes(MAIL) ?? false;
    const { access_token: accessToken, refresh_token: refreshToken } = tokens;
    if (granted && accessToken && refreshToken) {
      const expiresInMs = lifeOf(tokens.expiry_date);
      const issued = { accessToken, refreshToken, expiresInMs, ...endOf(tokens) };
      return { kind: "granted", tokens: issued, account };
    }
    const missing = [granted ? STAY_FOR_PEOPLE : MAIL_FOR_PEOPLE];
    return { kind: "not-enough", missing, account, refreshToken: refreshToken ?? null };
  } catch (error) {
    return { kind: "failed", error: oauthFailure(error, sent) };
  }
}

async function refresh(
  { clientSecret }: GoogleApp,
  google: OAuth2Client,
  refreshToken: string,
): ReturnType<OAuthProvider["refresh"]> {
  try {
    let issued: { refresh_token?: string | null } = {};
    // The library gives the old refresh token back even where a new one was issued.
    google.on("tokens", (tokens) => {
      issued = { ...tokens };
    });
    google.setCredentials({ refresh_token: refreshToken });
    const { credentials } = await google.refreshAccessToken();
    if (!credentials.access_token) throw new Error("The answer held no access token.");
    return {
      kind: "refreshed",
      tokens: {
        accessToken: credentials.access_token,
        refreshToken: issued.refresh_token ?? refreshToken,
        expiresInMs: lifeOf(credentials.expiry_date),
        ...endOf(credentials),
      },
    };
  } catch (error) {
    return { kind: "failed", error: oauthFailure(error, [refreshToken, clientSecret]) };
  }
}

/** RFC 6749 §5.1 leaves a token's life open when none is stated. All providers mean an hour. */
const lifeOf = (expiryDate: number | null | undefined) => (expiryDate ? expiryDate - Date.now() : 3_600_000);

/** Seconds; only where the permission ends by itself (developers.google.com/identity/protocols/oauth2#expiration). */
const endOf = (answer: object) =>
  "refresh_token_expires_in" in answer && typeof answer.refresh_token_expires_in === "number"
    ? { endsInMs: answer.refresh_token_expires_in * 1_000 }
    : {};
