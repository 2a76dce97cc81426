import { type App, isValidSlackRequest, type Receiver } from "@slack/bolt";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Log } from "../../../core/log.ts";

/** Slack's own payloads stay far below. */
const BODY_LIMIT = 1024 * 1024;

/** Slack's own rule, of both sides: a request that is dated in the future could be kept and sent again later. */
const MOST_APART_S = 5 * 60;

const limit = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: (c) => c.text("This is larger than anything Slack sends.", 413),
});

export type SlackReceiver = Receiver & {
  /** `/events`: everything that Slack sends by HTTP. */
  routes: Hono;
};

/** Takes what Slack sends over HTTP: checks that it is Slack's and fresh, lets bolt work, answers when that acknowledges. */
export function slackReceiver(signingSecret: string, log: Log): SlackReceiver {
  let app: App | null = null;

  const process = async (c: Context, body: Record<string, unknown>): Promise<Response> => {
    const answered = Promise.withResolvers<Response>();
    const ack = async (answer?: unknown) => {
      answered.resolve(
        typeof answer === "object" && answer !== null ? c.json(answer) : c.text(answer ? `${answer}` : ""),
      );
    };
    (app?.processEvent({ body, ack, ...retryOf(c) }) ?? Promise.resolve())
      .then(() => answered.resolve(c.text("")))
      .catch((error: unknown) => {
        log.fault("chat.failed", error, { platform: "slack" });
        answered.resolve(c.text("", 500));
      });
    return answered.promise;
  };

  const routes = new Hono().post("/events", limit, async (c) => {
    const raw = await c.req.text();
    if (!isSlack(signingSecret, c, raw)) {
      log.event("security.chat-request-refused", { surface: "chat:slack" });
      return c.text("The signature is not Slack's, or the request is not of the last five minutes.", 401);
    }
    const body = parse(raw, c.req.header("content-type") ?? "");
    if (body === null) return c.text("This is not a payload of Slack's.", 400);
    if (body.type === "url_verification") return c.json({ challenge: body.challenge });
    if (body.ssl_check !== undefined) return c.text("");
    return process(c, body);
  });

  return {
    routes,
    init(bolt) {
      app = bolt;
    },
    async start() {},
    async stop() {},
  };
}

function isSlack(signingSecret: string, c: Context, body: string): boolean {
  const signature = c.req.header("x-slack-signature");
  const timestamp = Number(c.req.header("x-slack-request-timestamp"));
  if (signature === undefined || !Number.isInteger(timestamp)) return false;
  if (Math.abs(Date.now() / 1000 - timestamp) > MOST_APART_S) return false;
  const headers = { "x-slack-signature": signature, "x-slack-request-timestamp": timestamp };
  return isValidSlackRequest({ signingSecret, body, headers });
}

function parse(raw: string, contentType: string): Record<string, unknown> | null {
  if (!contentType.startsWith("application/x-www-form-urlencoded")) return readObject(raw);
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form.payload === undefined ? form : readObject(form.payload);
}

function readObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function retryOf(c: Context) {
  const number = c.req.header("x-slack-retry-num");
  const reason = c.req.header("x-slack-retry-reason");
  return { ...(number && { retryNum: Number(number) }), ...(reason && { retryReason: reason }) };
}
