import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Slack } from "./slack-web-api.ts";

/** Twelve hours, as Slack's. */
const LIVES_S = 43_200;

type Token = { slack: Slack; of: string; state: "works" | "expired" | "revoked" };

/**
 * Several Slack workspaces behind Slack's one address. It has the page on which a person allows an app, and a Web API that knows
 * the workspace by the token. With token rotation a refresh token works once, and an expired token is refused
 * (docs.slack.dev/authentication/using-token-rotation). The emulator does not know that.
 */
export async function startSlackWorkspaces({ rotates = false } = {}) {
  const codes = new Map<string, Slack>();
  const tokens = new Map<string, Token>();
  const refreshTokens = new Map<string, string>();
  const spent: string[] = [];
  let refreshes = 0;
  let refusal: string | null = null;
  let forOrganisation = false;

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error as Error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request);
    if (request.url === "/api/oauth.v2.access") return json(response, await access(request, body));
    const token = tokens.get(request.headers.authorization?.replace("Bearer ", "") ?? "");
    if (token === undefined) return json(response, { ok: false, error: "invalid_auth" });
    if (token.state !== "works") return json(response, { ok: false, error: `token_${token.state}` });
    const passed = await fetch(`${token.slack.apiUrl}${request.url?.replace("/api/", "")}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token.of}`,
        "content-type": request.headers["content-type"] ?? "",
      },
      body,
    });
    response.writeHead(passed.status, Object.fromEntries(passed.headers)).end(await passed.text());
  }

  async function access(request: IncomingMessage, body: string): Promise<object> {
    const asked = new URLSearchParams(body);
    if (asked.get("grant_type") === "refresh_token") return refresh(asked.get("refresh_token") ?? "");
    const slack = codes.get(asked.get("code") ?? "");
    if (slack === undefined) return { ok: false, error: "invalid_code" };
    const passed = await fetch(`${slack.apiUrl}oauth.v2.access`, {
      method: "POST",
      headers: { "content-type": request.headers["content-type"] ?? "" },
      body,
    });
    const granted = (await passed.json()) as { ok: boolean; access_token?: string };
    if (!granted.ok || granted.access_token === undefined) return granted;
    if (forOrganisation) return { ...granted, team: null, is_enterprise_install: true };
    const given = { slack, of: granted.access_token, state: "works" as const };
    return { ...granted, ...issue(given) };
  }

  function refresh(refreshToken: string): object {
    refreshes += 1;
    if (refusal !== null) return { ok: false, error: refusal };
    const before = tokens.get(refreshTokens.get(refreshToken) ?? "");
    if (before === undefined || before.state === "revoked" || spent.includes(refreshToken)) {
      return { ok: false, error: "invalid_refresh_token" };
    }
    spent.push(refreshToken);
    return { ok: true, token_type: "bot", ...issue({ ...before, state: "works" }) };
  }

  function issue(token: Token) {
    // A second installation has the first one's token, as long as it works.
    const had = [...tokens].find(([, { slack, state }]) => slack === token.slack && state === "works");
    if (!rotates && had !== undefined) return { access_token: had[0] };
    const access_token = `${rotates ? "xoxe.xoxb-1" : "xoxb"}-${randomUUID()}`;
    tokens.set(access_token, token);
    if (!rotates) return { access_token };
    const refresh_token = `xoxe-1-${randomUUID()}`;
    refreshTokens.set(refresh_token, access_token);
    return { access_token, refresh_token, expires_in: LIVES_S };
  }

  const setAll = (slack: Slack, state: Token["state"]) => {
    for (const token of tokens.values()) if (token.slack === slack) token.state = state;
  };

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${url}/api/`,
    /** How often somebody asked for a new token. */
    refreshes: () => refreshes,
    /** Somebody allows the app in one workspace, on the page that they were sent to. @returns where Slack sends them back to */
    async allow(page: string, slack: Slack, user: string): Promise<string> {
      const asked = new URL(page);
      if (asked.origin !== url) throw new Error(`${page} is not a page of Slack's.`);
      const { client_id, redirect_uri, scope, state } = Object.fromEntries(asked.searchParams);
      const form = { client_id, redirect_uri, scope, state, user_id: user, user_scope: "" };
      const sent = await fetch(`${slack.pagesUrl}/oauth/v2/authorize/callback`, {
        method: "POST",
        body: new URLSearchParams(form as Record<string, string>),
        redirect: "manual",
      });
      const back = sent.headers.get("location") ?? "";
      codes.set(new URL(back).searchParams.get("code") ?? "", slack);
      return back;
    },
    /** A token that the operator has copied from the app's page. */
    known(slack: Slack): string {
      tokens.set(slack.botToken, { slack, of: slack.botToken, state: "works" });
      return slack.botToken;
    },
    /** All that were given out. */
    tokens: () => [...tokens.keys()],
    refuseRefreshes(error: string) {
      refusal = error;
    },
    /** Installations from now on are for the whole Enterprise organisation. */
    installForOrganisation() {
      forOrganisation = true;
    },
    /** Their twelve hours are over. */
    expire: (slack: Slack) => setAll(slack, "expired"),
    /** The app is removed there. */
    uninstall: (slack: Slack) => setAll(slack, "revoked"),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type SlackWorkspaces = Awaited<ReturnType<typeof startSlackWorkspaces>>;

function json(response: ServerResponse, body: object) {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}
