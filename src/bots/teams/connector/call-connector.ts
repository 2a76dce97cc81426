import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "../../../core/context.ts";
import { troubleOf } from "../../../core/trouble/trouble-of.ts";
import type { TeamsSettings } from "../teams-config.ts";
import { mayHaveToken } from "./may-have-token.ts";
import type { TeamsSdk } from "./teams-sdk.ts";

/** A call that takes longer has failed; well below the lease of an outbox item, which may wait for its turn first. */
export const TIMEOUT_MS = 10_000;

/** Half of the 50 calls a second that Teams takes from a bot in a tenant. learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const GAP_MS = 40;
const MOST_WAIT_MS = 2_000;

export type Call = {
  /** As a signed activity named it. */
  serviceUrl: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the service's address, from "v3" on, each part encoded. */
  path: string;
  body?: object;
};

export type Called =
  | { kind: "done"; body: Record<string, unknown> }
  /** `code`: as the service names the error; "" where it names none. */
  | { kind: "refused"; status: number; code: string; retryAfterMs: number | null }
  /** No answer that can be read: it may be done. */
  | { kind: "unanswered"; why: string }
  /** Too many calls wait already; nothing was asked. */
  | { kind: "too-many" }
  /** Microsoft gives us no token. `code`: its error; null: it could not be asked. Nothing was asked of the service. */
  | { kind: "no-token"; code: string | null }
  /** The service may not have our token. */
  | { kind: "not-trusted" };

export type CallConnector = (call: Call) => Promise<Called>;

/**
 * Calls the service of the Bot Connector with our token, once. Every failure is in the result. Redirects are not followed: the
 * token would go along.
 */
export function connectorCalls(
  { store }: Pick<Context, "store">,
  { tenantId, serviceHosts }: Pick<TeamsSettings, "tenantId" | "serviceHosts">,
  sdk: Pick<TeamsSdk, "token">,
): CallConnector {
  return async ({ serviceUrl, method, path, body }) => {
    if (!mayHaveToken(serviceUrl, serviceHosts)) return { kind: "not-trusted" };
    const place = { platform: "teams", channel: `calls in ${tenantId}` };
    const turn = await store.chatTurns
      .reserve({ ...place, gapMs: GAP_MS, mostMs: MOST_WAIT_MS })
      .catch((error: unknown) => {
        // Where the database takes no write, people are still told so.
        if (troubleOf(error) === null) throw error;
        return { kind: "reserved", waitMs: 0 } as const;
      });
    if (turn.kind === "too-far") return { kind: "too-many" };
    await wait(Math.ceil(turn.waitMs));
    const token = await sdk.token().catch((error: unknown) => ({ code: errorCode(error) }));
    if (typeof token !== "string") return { kind: "no-token", code: token.code };
    return call(`${serviceUrl.replace(/\/+$/, "")}/${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };
}

async function call(url: string, request: RequestInit): Promise<Called> {
  try {
    const response = await fetch(url, request);
    const text = await response.text();
    const body = readObject(text);
    if (response.ok)
      return body === null ? { kind: "unanswered", why: "an answer that is none" } : { kind: "done", body };
    const seconds = Number(response.headers.get("retry-after") ?? "");
    return {
      kind: "refused",
      status: response.status,
      code: codeIn(body),
      retryAfterMs: seconds > 0 ? Math.min(seconds, MOST_REST_S) * 1000 : null,
    };
  } catch (error) {
    return { kind: "unanswered", why: error instanceof Error ? error.name : "no answer" };
  }
}

/** Longer ones are a mistake, or a date. */
const MOST_REST_S = 3600;

/** An empty answer is one too: deletions have no more. */
function readObject(text: string): Record<string, unknown> | null {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** `{ error: { code, message } }`. The message is left out, since it may repeat what was sent. */
function codeIn(body: Record<string, unknown> | null): string {
  const { code } = (body?.error ?? {}) as { code?: unknown };
  return typeof code === "string" && /^\w{1,80}$/.test(code) ? code : "";
}

/** MSAL's: `invalid_client` and so on, where Microsoft answered. */
function errorCode(error: unknown): string | null {
  const { errorCode } = error as { errorCode?: unknown };
  return typeof errorCode === "string" && REFUSALS.has(errorCode) ? errorCode : null;
}

/** RFC 6749 §5.2. */
const REFUSALS = new Set(["invalid_client", "unauthorized_client", "invalid_request", "invalid_scope"]);
