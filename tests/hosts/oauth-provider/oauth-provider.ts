import { readFile } from "node:fs/promises";
import { createServer as createTlsServer } from "node:https";
import { serve } from "@hono/node-server";
import { createEmulator } from "emulate";
import { Hono } from "hono";
import { freePort } from "../../setup/free-port.ts";
import type { Certificate } from "../certificate.ts";
import { answerSignIn } from "./answer-sign-in.ts";
import { type IssuedTokens, keepTokens } from "./tokens.ts";

export const APP = { clientId: "unpause-app", clientSecret: "the-secret-of-the-app" };

/** A body and status that the token endpoint answers with in place of its own. `body`: it may depend on what was asked. */
export type TokenFault = { status: number; body: object | string | ((asked: URLSearchParams) => object) };

export type OAuthProviderOptions = {
  service: "google" | "microsoft";
  /** The accounts that exist there. */
  accounts: string[];
  /** The Microsoft tenant that they belong to; absent: each is one person's own. */
  tenant?: string;
  /** Where the app may be sent back to. */
  redirectUri: string;
  /** Microsoft's library speaks TLS only. */
  certificate?: Certificate;
  /** In seconds; an hour unless given. */
  tokenLife?: number;
};

/**
 * Google's or Microsoft's sign-in: an independent emulator, and before it a layer for its gaps. The layer has tokens that run out,
 * the questions of mail servers about them, scopes that a person unticks, admins, new names, and faults.
 */
export async function startOAuthProvider(options: OAuthProviderOptions) {
  await using opening = new AsyncDisposableStack();
  const { service, certificate } = options;
  const port = await freePort();
  const url = certificate ? `https://localhost:${port}` : `http://localhost:${port}`;
  const emulatorPort = await freePort();
  const emulated = `http://127.0.0.1:${emulatorPort}`;
  const emulator = await createEmulator({
    service,
    port: emulatorPort,
    baseUrl: url,
    seed: {
      [service]: {
        users: options.accounts.map((email) => ({
          email,
          name: email.split("@")[0],
          ...(options.tenant && { tenant_id: options.tenant }),
        })),
        oauth_clients: [
          {
            client_id: APP.clientId,
            client_secret: APP.clientSecret,
            name: "Unpause",
            redirect_uris: [options.redirectUri],
          },
        ],
      },
    },
  });
  opening.defer(() => emulator.close());

  const tokens = keepTokens(options.tokenLife ?? 3600);
  const faults: TokenFault[] = [];
  const unticked = new Set<string>();
  const names = new Map<string, string>();
  const admin = { mustConsent: false };
  const revoked: string[] = [];
  let meanwhile: (() => Promise<void>) | null = null;
  let slowMs = 0;
  let refused = 0;

  const pass = async (request: Request, body?: string) => {
    const { pathname, search } = new URL(request.url);
    const headers = ["content-type", "authorization"].flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    });
    const answer = await fetch(new URL(pathname + search, emulated), {
      method: request.method,
      headers,
      redirect: "manual",
      ...(body !== undefined && { body }),
    });
    const kept = ["content-type", "location"].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    });
    return new Response(await answer.text(), { status: answer.status, headers: kept });
  };

  const app = new Hono();
  app.get("/:tenant/v2.0/adminconsent", (c) => {
    admin.mustConsent = false;
    const back = new URL(c.req.query("redirect_uri") ?? "");
    back.search = new URLSearchParams({ admin_consent: "True", tenant: c.req.param("tenant") }).toString();
    return c.redirect(back.href);
  });
  app.on("POST", ["/oauth2/token", "/oauth2/v2.0/token"], async (c) => {
    const body = await c.req.text();
    const asked = new URLSearchParams(body);
    const happens = meanwhile;
    meanwhile = null;
    const fault = faults.shift();
    if (fault) await happens?.();
    if (typeof fault?.body === "string") return c.html(fault.body, fault.status as 503);
    if (fault) {
      const said = typeof fault.body === "function" ? fault.body(asked) : fault.body;
      return c.json(said, fault.status as 400);
    }
    using _ = tokens.busyWith(asked.get("refresh_token"));
    const answer = await pass(c.req.raw, body);
    await happens?.();
    if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
    if (!answer.ok) {
      refused += 1;
      return c.json(await answer.json(), answer.status as 400);
    }
    return c.json(tokens.issued((await answer.json()) as IssuedTokens, asked.get("refresh_token"), unticked));
  });
  app.post("/oauth2/revoke", async (c) => {
    // Google's own takes the token from the address as well; the emulator from the body only.
    const body = await c.req.text();
    const token = c.req.query("token") ?? new URLSearchParams(body).get("token") ?? "";
    revoked.push(tokens.revoke(token));
    return pass(c.req.raw, new URLSearchParams({ token }).toString());
  });
  app.get("/oauth2/v2/userinfo", async (c) => {
    const info = (await (await pass(c.req.raw)).json()) as { email?: string };
    return c.json({ ...info, email: names.get(info.email ?? "") ?? info.email });
  });
  app.all("*", async (c) => {
    const body = c.req.method === "GET" ? undefined : await c.req.text();
    return pass(c.req.raw, body);
  });

  const server = serve({
    fetch: app.fetch,
    hostname: "127.0.0.1",
    port,
    ...(certificate && {
      createServer: createTlsServer,
      serverOptions: {
        cert: await readFile(certificate.certFile),
        key: await readFile(certificate.keyFile),
      },
    }),
  });
  await new Promise((resolve) => server.once("listening", resolve));
  opening.defer(() => {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  });

  const running = opening.move();
  return {
    url,
    /** As the product's configuration has it. */
    google: {
      ...APP,
      authUrl: `${url}/o/oauth2/v2/auth`,
      tokenUrl: `${url}/oauth2/token`,
      userinfoUrl: `${url}/oauth2/v2/userinfo`,
    },
    microsoft: { ...APP, authority: `${url}/common` },

    /** The token endpoint answers this, once. */
    fault: (fault: TokenFault) => void faults.push(fault),
    /** It answers by itself again. */
    behave() {
      faults.length = 0;
    },
    /** Sign-ins from now on do not allow this. */
    untick: (scope: string) => void unticked.add(scope),
    tickAll: () => unticked.clear(),
    /** The account is the same, its address is another. */
    rename: (account: string, address: string) => void names.set(account, address),
    /** Nobody may allow us before an admin has. */
    demandAdmin() {
      admin.mustConsent = true;
    },
    /** The owner, or an admin, takes the permission back. */
    withdraw: (account: string) =>
      Promise.all(
        tokens.withdraw(account).map((token) =>
          fetch(new URL(service === "google" ? "/oauth2/revoke" : "/oauth2/v2.0/revoke", emulated), {
            method: "POST",
            body: new URLSearchParams({ token }),
          }),
        ),
      ),
    expireAccessTokens: () => tokens.expireAll(),
    /** Runs while the token endpoint's next answer is on its way. */
    meanwhile(happens: () => Promise<void>) {
      meanwhile = happens;
    },
    /** How long the token endpoint thinks. */
    think(ms: number) {
      slowMs = ms;
    },
    /** A person at the provider's page. @returns the address they are sent back to */
    signIn: (address: string, account: string) => answerSignIn(address, account, admin.mustConsent),
    /** The person says no. */
    decline: (address: string) => {
      const asked = new URL(address).searchParams;
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.search = new URLSearchParams({
        error: "access_denied",
        state: asked.get("state") ?? "",
      }).toString();
      return back.href;
    },

    /** The owner of a valid access token: as a mail server asks. */
    ownerOf(token: string): string | null {
      const account = tokens.ownerOf(token);
      return account && (names.get(account) ?? account);
    },
    /** The accounts whose tokens we gave back. */
    revoked,
    tokens,
    /** How often the token endpoint said no by itself. */
    refused: () => refused,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

export type OAuthProviderHost = Awaited<ReturnType<typeof startOAuthProvider>>;
