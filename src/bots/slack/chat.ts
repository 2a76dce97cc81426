import { type Logger, LogLevel, WebClient } from "@slack/web-api";
import type { ChatPort } from "../../core/alert/chat-port.ts";
import { answerToError } from "./answer-to-error.ts";
import { blockKit, fallback } from "./render.ts";
import { turns } from "./turns.ts";

export type SlackConfig = {
  botToken: string;
  signingSecret: string;
  /** null: Slack's own. */
  apiUrl: string | null;
};

/** A post that takes longer has failed; well below the lease of the outbox item, which may wait for its turn first. */
const TIMEOUT_MS = 10_000;

/** Slack as alerts need it: one message, kept true by editing. `ref` is "channel:ts". */
export function slackChat({ botToken, apiUrl }: Pick<SlackConfig, "botToken" | "apiUrl">): ChatPort {
  const web = new WebClient(botToken, {
    ...(apiUrl !== null && { slackApiUrl: apiUrl }),
    // The outbox retries: it knows what is true by then, and how long it has waited.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: silent,
  });
  const inTurn = turns();
  return {
    platform: "slack",
    async post(channel, view, ref) {
      const said = { text: fallback(view), blocks: blockKit(view) };
      const [place, ts] = ref?.split(":") ?? [];
      return inTurn(place ?? channel, async () => {
        try {
          const answer =
            place !== undefined && ts !== undefined
              ? await web.chat.update({ channel: place, ts, ...said })
              : await web.chat.postMessage({ channel, ...said, unfurl_links: false, unfurl_media: false });
          return { kind: "posted", ref: `${answer.channel}:${answer.ts}` };
        } catch (error) {
          return answerToError(error, new Date());
        }
      });
    },
  };
}

/** The client's own lines would say no more than the answers that are returned, and may carry addresses. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
