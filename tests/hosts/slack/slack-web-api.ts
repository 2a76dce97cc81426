import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { WebClient } from "@slack/web-api";
import { createEmulator } from "emulate";
import { freePort } from "../../setup/free-port.ts";
import { secretsIn } from "../sent-secrets.ts";
import { faultsOfBlocks, faultsOfView, prepareBlockKit } from "./slack-block-kit.ts";
import { plannedFaults, type SlackFault } from "./slack-faults.ts";
import { slackViews } from "./slack-views.ts";

/** One call of the Web API, as it arrived. */
export type SlackCall = { method: string; args: Record<string, unknown>; at: number };

/** As an answer to a response_url. */
export type Answered = {
  response_type?: string;
  replace_original?: boolean;
  text?: string;
  blocks?: Record<string, unknown>[];
};

export type SlackMessage = {
  ts: string;
  text: string;
  user: string;
  thread_ts?: string;
  blocks?: Record<string, unknown>[];
  edited?: { ts: string };
};

/** The emulator's only one. */
const EMULATED_TEAM = "T000000001";
const BOT_TOKEN = "xoxb-the-bot";
const SCOPES = [
  "chat:write",
  "channels:read",
  "channels:history",
  "channels:manage",
  "groups:history",
  "groups:read",
  "im:history",
  "im:write",
  "im:read",
  "users:read",
  "users:read.email",
];

/**
 * Slack's Web API: an independent emulator with a layer before it. The layer refuses what Slack refuses and the emulator takes
 * (Block Kit), records every call, and breaks on demand.
 */
export async function startSlack({
  people = {},
  channels = ["alerts"],
  unconfirmed = [],
  guests = [],
  team,
}: {
  /** Name → e-mail address. */
  people?: Record<string, string>;
  channels?: string[];
  /** Names of people whose address Slack has not verified. */
  unconfirmed?: string[];
  /** Names of people who are let into some channels only; it may change. */
  guests?: string[];
  /** Where there are several: which one this is. */
  team?: { id: string; name: string };
} = {}) {
  prepareBlockKit();
  await using opening = new AsyncDisposableStack();
  const emulator = await createEmulator({
    service: "slack",
    port: await freePort(),
    seed: {
      slack: {
        users: [
          { name: "unpause", email: "bot@slack.test" },
          ...Object.entries(people).map(([name, email]) => ({ name, real_name: name, email })),
        ],
        channels: channels.map((name) => ({ name })),
        tokens: [{ token: BOT_TOKEN, user: "unpause", scopes: SCOPES }],
        ...(team && { team: { name: team.name, domain: team.name.toLowerCase() } }),
        strict_scopes: true,
      },
    },
  });
  opening.defer(() => emulator.close());
  const teamId = team?.id ?? EMULATED_TEAM;
  const calls: SlackCall[] = [];
  const heard: (Answered & { id: string })[] = [];
  const refused: string[] = [];
  const leaked: string[] = [];
  const answers = new Map<string, () => object>();
  const faults = plannedFaults();
  const windows = slackViews();
  const uneditable = new Set<unknown>();

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error as Error));
  });
  // A kept connection that the server closes in the moment of a call loses that call.
  server.keepAliveTimeout = 0;
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const method = request.url?.replace("/api/", "") ?? "";
    const body = await text(request);
    if (method.startsWith("/response/")) return hear(method.replace("/response/", ""), body, response);
    const args = argsOf(body);
    leaked.push(...secretsIn(body).map((secret) => `${method} carries ${secret}`));
    calls.push({ method, args, at: performance.now() });
    const own = answers.get(method);
    if (own !== undefined) return json(response, own());
    const fault = faults.next(method);
    if (fault?.kind === "slow") await sleep(fault.ms);
    else if (fault !== null && fault.kind !== "loses-answer") return misbehave(fault, args, response);
    if (method === "chat.update" && uneditable.has(args.ts)) {
      return json(response, { ok: false, error: "edit_window_closed" });
    }
    const wrong = faultsOf(method, args);
    if (wrong.length > 0) {
      refused.push(...wrong.map((what) => `${method}: ${what}`));
      return json(response, {
        ok: false,
        error: "view" in args ? "invalid_arguments" : "invalid_blocks",
        errors: wrong,
      });
    }
    const ofViews = windows.methods[method];
    if (ofViews !== undefined) {
      const done = ofViews(args);
      return fault?.kind === "loses-answer" ? void response.destroy() : json(response, done);
    }
    const answered = await fetchAnew(`${emulator.url}${request.url}`, {
      method: "POST",
      headers: {
        authorization: request.headers.authorization ?? "",
        "content-type": request.headers["content-type"] ?? "",
      },
      body,
    });
    const said = (await answered.text()).replaceAll(EMULATED_TEAM, teamId);
    const answerBody = method.startsWith("users.") ? withWhatTheyAre(said, unconfirmed, guests) : said;
    if (fault?.kind === "loses-answer") return void response.destroy();
    response.writeHead(answered.status, { "content-type": "application/json" }).end(answerBody);
  }
  /** The product's words to one person, at the address that came with their action. */
  function hear(id: string, body: string, response: ServerResponse) {
    const fault = faults.next("response_url");
    if (fault?.kind === "breaks") return void response.writeHead(fault.status).end();
    leaked.push(...secretsIn(body).map((secret) => `an answer carries ${secret}`));
    const said = JSON.parse(body) as Answered;
    const wrong = faultsOf("chat.respond", said);
    if (wrong.length > 0) {
      refused.push(...wrong.map((what) => `response_url: ${what}`));
      return void response.writeHead(400).end("invalid_blocks");
    }
    heard.push({ ...said, id });
    return json(response, { ok: true });
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opening.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;

  // Straight to the emulator: what a person sees in Slack is not a call of the product's.
  const eye = new WebClient(BOT_TOKEN, {
    slackApiUrl: `${emulator.url}/api/`,
    fetch: fetchAnew,
    retryConfig: { retries: 0 },
  });
  const found = await eye.conversations.list({ limit: 1000 });
  const users = await eye.users.list({});
  const running = opening.move();
  return {
    apiUrl,
    botToken: BOT_TOKEN,
    /** Every call so far, in order. */
    calls,
    /** The answers to one person alone, in order. `id` is the end of their address. */
    heard,
    responseUrl: (id: string) => `${apiUrl.replace("/api/", "")}/response/${id}`,
    /** Payloads that Slack would not have taken, in words. */
    refused,
    faults,
    /** Messages that can never be edited again, by their `ts`. */
    uneditable,
    windows,
    /** Methods that the emulator has not, by name. */
    answers,
    eye,
    teamId,
    /** Where its pages are: signing in, allowing an app. */
    pagesUrl: emulator.url,
    channelId: (name: string) => found.channels?.find((channel) => channel.name === name)?.id ?? "",
    userId: (name: string) => users.members?.find((user) => user.name === name)?.id ?? "",
    /** The messages in a channel (or in one thread of it), oldest first. */
    async messages(channel: string, thread?: string): Promise<SlackMessage[]> {
      const answer =
        thread === undefined
          ? await eye.conversations.history({ channel, limit: 1000 })
          : await eye.conversations.replies({ channel, ts: thread });
      const messages = (answer.messages ?? []) as unknown as SlackMessage[];
      return messages.toSorted((a, b) => Number(a.ts) - Number(b.ts));
    },
    /**
     * @throws when anything that the product sent held a secret, or Slack would have refused it. Everything that every test sends
     *   is checked
     */
    async [Symbol.asyncDispose]() {
      await running.disposeAsync();
      if (refused.length > 0) throw new Error(`Slack would have refused: ${refused.join("; ")}`);
      if (leaked.length > 0) throw new Error(`Secrets went to Slack: ${leaked.join("; ")}`);
    },
  };
}

export type Slack = Awaited<ReturnType<typeof startSlack>>;

/**
 * On a connection of its own. The emulator closes kept ones after six seconds. A process of a busy machine may stand still that
 * long. Its next call would go to a closed connection, and be lost.
 */
const fetchAnew: typeof fetch = (url, init) => {
  const headers = new Headers(init?.headers);
  headers.set("connection", "close");
  return fetch(url, { ...init, headers });
};

/** The emulator does not say whether an address is confirmed, and who is a guest; Slack does. */
function withWhatTheyAre(body: string, unconfirmed: string[], guests: string[]): string {
  const answer = JSON.parse(body) as { user?: { name: string } & Record<string, unknown> };
  const { user } = answer;
  if (user) {
    user.is_email_confirmed = !unconfirmed.includes(user.name);
    user.is_restricted = guests.includes(user.name);
  }
  return JSON.stringify(answer);
}

function argsOf(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? readJson(value) : value,
    ]),
  );
}

function readJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function faultsOf(method: string, args: Record<string, unknown>): string[] {
  if (method.startsWith("views.")) return faultsOfView(args.view);
  if (!method.startsWith("chat.") || args.blocks === undefined) return [];
  return [...faultsOfBlocks(args.blocks), ...mentions(args.text)];
}

/** Slack takes these, but nobody is to be called by words that others wrote. */
const mentions = (said: unknown) =>
  typeof said === "string" && /<[!@#]/.test(said) ? [`the text calls somebody: ${said}`] : [];

function misbehave(
  fault: Exclude<SlackFault, { kind: "loses-answer" | "slow" }>,
  args: SlackCall["args"],
  response: ServerResponse,
) {
  switch (fault.kind) {
    case "refuses":
      return json(response, { ok: false, error: fault.error });
    case "limits":
      return void response.writeHead(429, { "retry-after": `${fault.retryAfter}` }).end();
    case "breaks":
      return void response.writeHead(fault.status, { "content-type": "text/html" }).end("<h1>Oops</h1>");
    case "cuts":
      return void response.destroy();
    case "swallows":
      return json(response, { ok: true, channel: args.channel, ts: args.ts ?? `${Date.now() / 1000}` });
  }
}

function json(response: ServerResponse, body: object) {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}
