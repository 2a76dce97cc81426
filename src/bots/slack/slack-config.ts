import { z } from "zod";
import type { Destination } from "../../core/chat/destination.ts";
import { isChannelId } from "./slack-platform.ts";

/**
 * `botToken`: of the operator's own Slack workspace. `app`: what others install in theirs. At least one is there. `appToken`: Slack
 * reaches us over a socket that we open (Socket Mode); null: over HTTP. `apiUrl`: null is Slack's own.
 */
export type SlackSettings = {
  botToken: string | null;
  app: { clientId: string; clientSecret: string } | null;
  signingSecret: string;
  appToken: string | null;
  apiUrl: string | null;
};

/** The variables that Slack is configured with. */
export const slackEnv = {
  SLACK_BOT_TOKEN: z.string().startsWith("xoxb-", "must be a bot token, which begins with xoxb-").optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith("xapp-", "must be an app-level token, which begins with xapp-")
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: "must be a whole address, e.g. https://slack.com/api/" })
    .optional(),
  OPERATOR_SLACK_CHANNEL: z.string().refine(isChannelId, "must be a channel's id, e.g. C0123ABCD").optional(),
};
type SlackEnv = z.infer<z.ZodObject<typeof slackEnv>>;

/** Those of them that can also be given in a file. */
export const SLACK_SECRETS = [
  "SLACK_BOT_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_APP_TOKEN",
  "SLACK_CLIENT_SECRET",
] as const;

/** null: Slack is not configured. */
export function slackSettings(e: SlackEnv): SlackSettings | null {
  if (e.SLACK_SIGNING_SECRET === undefined) return null;
  return {
    botToken: e.SLACK_BOT_TOKEN ?? null,
    app:
      e.SLACK_CLIENT_ID && e.SLACK_CLIENT_SECRET
        ? { clientId: e.SLACK_CLIENT_ID, clientSecret: e.SLACK_CLIENT_SECRET }
        : null,
    signingSecret: e.SLACK_SIGNING_SECRET,
    appToken: e.SLACK_APP_TOKEN ?? null,
    apiUrl: e.SLACK_API_URL ?? null,
  };
}

/** The operator's channel, where it is in Slack. */
export const slackOperatorChannel = ({ OPERATOR_SLACK_CHANNEL: channel }: SlackEnv): Destination | null =>
  channel ? { platform: "slack", channel } : null;

/** Slack is reached with a token of the operator's, or with those of who installs the app, or both. @returns a sentence for each lack */
export function lacksForSlack(env: Record<string, string | undefined>): string[] {
  const has = (name: string) => Boolean(env[name]);
  const ways = ["SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"];
  const given = [...ways, "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"].filter(has);
  if (given.length === 0 && !has("OPERATOR_SLACK_CHANNEL")) return [];
  const lacks = [
    ...(ways.some(has) ? [] : ["SLACK_BOT_TOKEN (or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET)"]),
    ...(has("SLACK_CLIENT_SECRET") && !has("SLACK_CLIENT_ID") ? ["SLACK_CLIENT_ID"] : []),
    ...(has("SLACK_CLIENT_ID") && !has("SLACK_CLIENT_SECRET") ? ["SLACK_CLIENT_SECRET"] : []),
    ...(has("SLACK_SIGNING_SECRET") ? [] : ["SLACK_SIGNING_SECRET"]),
  ];
  if (given.length > 0 && lacks.length > 0) {
    return [`Slack also needs ${lacks.join(" and ")}; or leave out ${given.join(" and ")}.`];
  }
  return has("OPERATOR_SLACK_CHANNEL") && !has("SLACK_BOT_TOKEN")
    ? [
        "OPERATOR_SLACK_CHANNEL needs SLACK_BOT_TOKEN, of the Slack workspace that the channel is in; or leave it out.",
      ]
    : [];
}
