import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { aCertificate } from "../oauth-provider/a-certificate.ts";
import { CONNECTOR_ISSUER, signingKey } from "./connector-tokens.ts";

/** An answer of the host. `status` 0: the connection is cut. `page`: in place of JSON. */
export type Answered = { status: number; body?: object; page?: string; headers?: Record<string, string> };
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
  authorization: string;
};

/**
 * Microsoft's side of Teams over TLS: sign-in of bots, the keys of the Bot Connector, and its service for one bot.
 *
 * @param serve - answers a call to the service, with a token that was given out here
 */
export async function startBotConnector(serve: (asked: Asked) => Promise<Answered> | Answered) {
  const certificate = await aCertificate();
  const bot = { appId: randomUUID(), appPassword: `bot-${randomUUID()}`, tenantId: randomUUID() };
  const key = signingKey("of the service", ["msteams"]);
  const otherChannels = signingKey("of other channels", ["webchat"]);
  const given = new Set<string>();
  /** The answers to a bot that signs in, in place of a token. */
  const signIn: { refuses: boolean; asked: number } = { refuses: false, asked: 0 };
  const keys = { away: false };

  function issue(asked: Asked): Answered {
    signIn.asked += 1;
    const form = new URLSearchParams(asked.body);
    const isBot =
      form.get("client_id") === bot.appId &&
      form.get("client_secret") === bot.appPassword &&
      form.get("scope") === `${CONNECTOR_ISSUER}/.default`;
    if (signIn.refuses || !isBot)
      return {
        status: 401,
        body: { error: "invalid_client", error_description: "AADSTS7000215: Invalid client secret." },
      };
    const token = `token-${randomUUID()}`;
    given.add(token);
    return { status: 200, body: { token_type: "Bearer", expires_in: 3600, access_token: token } };
  }

  async function answer(asked: Asked): Promise<Answered> {
    const { path } = asked;
    const tenant = `/${bot.tenantId}`;
    if (path === "/openid")
      return keys.away ? { status: 503 } : { status: 200, body: { jwks_uri: `${url}/keys` } };
    if (path === "/keys") return { status: 200, body: { keys: [key.jwk, otherChannels.jwk] } };
    if (path === `${tenant}/v2.0/.well-known/openid-configuration`)
      return {
        status: 200,
        body: {
          issuer: `${url}${tenant}/v2.0`,
          authorization_endpoint: `${url}${tenant}/oauth2/v2.0/authorize`,
          token_endpoint: `${url}${tenant}/oauth2/v2.0/token`,
          jwks_uri: `${url}/keys`,
        },
      };
    if (path === `${tenant}/oauth2/v2.0/token`) return issue(asked);
    if (!path.startsWith("/teams/")) return { status: 404 };
    if (!given.has(asked.authorization.replace(/^Bearer /, ""))) return { status: 401, body: {} };
    return serve({ ...asked, path: path.slice("/teams".length) });
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "https://localhost");
    const { status, body, page, headers } = await answer({
      method: request.method ?? "GET",
      path: pathname,
      query: searchParams,
      body: await text(request),
      authorization: request.headers.authorization ?? "",
    });
    if (status === 0) return void response.destroy();
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(page ?? (body === undefined ? "" : JSON.stringify(body)));
  }

  const { certFile, keyFile } = certificate;
  const server = createServer(
    { cert: readFileSync(certFile), key: readFileSync(keyFile) },
    (request, response) => {
      take(request, response).catch((error) => response.destroy(error as Error));
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;

  return {
    bot,
    key,
    otherChannels,
    signIn,
    keys,
    /** The certificate that a process of its own has to trust. */
    caFile: certificate.caFile,
    /** As it stands in activities. */
    serviceUrl: `${url}/teams/`,
    /** A product is configured with these to speak to this cloud. */
    env: {
      TEAMS_APP_ID: bot.appId,
      TEAMS_APP_PASSWORD: bot.appPassword,
      TEAMS_TENANT_ID: bot.tenantId,
      TEAMS_SERVICE_HOSTS: new URL(url).host,
      ToChannelFromBotLoginUrl: `${url}/${bot.tenantId}`,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await certificate[Symbol.asyncDispose]();
    },
  };
}

export type BotConnector = Awaited<ReturnType<typeof startBotConnector>>;
