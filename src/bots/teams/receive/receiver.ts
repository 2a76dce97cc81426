import type { Activity, InvokeResponse, TurnContext } from "botbuilder";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Log } from "../../../core/log.ts";
import { mayHaveToken } from "../connector/may-have-token.ts";
import type { TeamsSdk } from "../connector/teams-sdk.ts";
import type { TeamsSettings } from "../teams-config.ts";

/** Microsoft's own payloads stay far below. */
const BODY_LIMIT = 1024 * 1024;

const limit = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: (c) => c.text("This is larger than anything Teams sends.", 413),
});

/** Everything else in an activity is read where it is used. */
const ActivityShape = z.looseObject({
  type: z.string().min(1),
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string().min(1) }),
  from: z.looseObject({ id: z.string() }),
});

export type TeamsReceiver = {
  /** `/messages`: everything that Teams sends. */
  routes: Hono;
};

type Options = {
  settings: Pick<TeamsSettings, "serviceHosts" | "cloud">;
  sdk: Pick<TeamsSdk, "check" | "turn">;
  log: Log;
  /** Takes an activity that is Microsoft's. */
  take(context: TurnContext): Promise<void>;
};

/** Takes what Teams sends: checks that it is Microsoft's and for this bot, then lets the product answer. */
export function teamsReceiver({ settings, sdk, log, take }: Options): TeamsReceiver {
  const refuse = (c: Context, status: 401 | 403, why: string) => {
    log.event("security.chat-request-refused", { surface: "chat:teams" });
    return c.text(why, status);
  };

  const routes = new Hono().post("/messages", limit, async (c) => {
    const authorization = c.req.header("authorization") ?? "";
    if (authorization === "") return refuse(c, 401, "This is for Microsoft Teams, and needs its token.");
    const activity = read(await c.req.text());
    if (activity === null) return c.text("This is not an activity of Microsoft Teams.", 400);
    // botbuilder checks tokens of other issuers and channels by other rules.
    if (issuerIn(authorization) !== settings.cloud.issuer)
      return refuse(c, 401, "The token is not from the Bot Connector.");
    if (activity.channelId !== "msteams") return refuse(c, 403, "This bot is for Microsoft Teams alone.");
    const checked = await sdk.check(activity, authorization);
    if (checked.kind === "unknown") {
      log.fault("chat.not-connected", checked.error, { platform: "teams" });
      return c.text("The keys of the Bot Connector cannot be read now. Please send this again.", 503);
    }
    if (checked.kind === "refused")
      return refuse(
        c,
        401,
        "The token is not one that the Bot Connector gives out for this bot and this service, now.",
      );
    if (!mayHaveToken(activity.serviceUrl, settings.serviceHosts))
      return refuse(c, 403, "This bot does not speak to that service.");
    try {
      return answer(c, await sdk.turn(checked.result, activity, take));
    } catch (error) {
      log.fault("chat.failed", error, { platform: "teams" });
      return c.text("", 500);
    }
  });
  return { routes };
}

function answer(c: Context, invoked: InvokeResponse | undefined): Response {
  if (invoked === undefined) return c.body(null, 200);
  return c.json(invoked.body ?? {}, invoked.status as 200);
}

function read(json: string): Activity | null {
  try {
    const activity = ActivityShape.safeParse(JSON.parse(json));
    // Its other fields are as they came: who reads one looks at its shape first.
    return activity.success ? (activity.data as unknown as Activity) : null;
  } catch {
    return null;
  }
}

/** As the token says, unchecked. */
function issuerIn(authorization: string): string | null {
  const [, payload = ""] = authorization.split(".");
  try {
    const { iss } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as { iss?: unknown };
    return typeof iss === "string" ? iss : null;
  } catch {
    return null;
  }
}
