import { createHmac, randomUUID } from "node:crypto";
import { faultsOfView } from "./slack-block-kit.ts";
import type { SeenButton } from "./slack-eye.ts";
import {
  commandPayload,
  eventPayload,
  heardBy,
  pressPayload,
  submitPayload,
  type Where,
  type Who,
} from "./slack-payloads.ts";
import type { SlackView } from "./slack-views.ts";
import type { Slack } from "./slack-web-api.ts";

export const SIGNING_SECRET = "the signing secret of the tests";

type SentOptions = {
  /** Seconds; now unless given. */
  at?: number;
  secret?: string;
  headers?: Record<string, string>;
};

/** Slack's side of what people do: signs it and sends it to the product, as Slack does. */
export function slackClient(productUrl: string, slack: Slack) {
  async function send(body: string, contentType: string, { at, secret, headers }: SentOptions = {}) {
    const timestamp = at ?? Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", secret ?? SIGNING_SECRET)
      .update(`v0:${timestamp}:${body}`)
      .digest("hex");
    const response = await fetch(`${productUrl}/slack/events`, {
      method: "POST",
      headers: {
        "content-type": contentType,
        // A kept connection may be closed by the product in the moment of a call, which would then be lost.
        connection: "close",
        "x-slack-signature": `v0=${signature}`,
        "x-slack-request-timestamp": `${timestamp}`,
        ...headers,
      },
      body,
    });
    return { status: response.status, body: await response.text() };
  }
  const form = (fields: Record<string, string>, options?: SentOptions) =>
    send(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded", options);

  const answersTo = (trigger: string) => ({
    heard: heardBy(slack, trigger),
    view: () => slack.windows.openedFor(trigger),
  });

  return {
    send,
    form,
    json: (body: object, options?: SentOptions) => send(JSON.stringify(body), "application/json", options),

    /** A person types a slash command. @returns what came back at once, and what the person is told */
    async command(who: Who, text: string, channel: string) {
      const payload = commandPayload(slack, who, text, channel);
      slack.windows.give(payload.trigger_id);
      return { ...(await form(payload)), ...answersTo(payload.trigger_id) };
    },

    /** A person presses a button in a message. @returns what came back at once, and what the person is told */
    async press(who: Who, button: SeenButton, where: Where, options?: SentOptions) {
      const payload = pressPayload(slack, who, button, where);
      slack.windows.give(payload.trigger_id);
      const acknowledged = await form({ payload: JSON.stringify(payload) }, options);
      return { ...acknowledged, ...answersTo(payload.trigger_id) };
    },

    /** A person sends what they filled in, by name of the field. The window shows what came back at once. */
    async submit(who: Who, view: SlackView, filled: Record<string, string> = {}) {
      const payload = submitPayload(slack, who, view, filled);
      const acknowledged = await form({ payload: JSON.stringify(payload) });
      const said = readJson(acknowledged.body);
      if (said?.response_action === "update") {
        slack.refused.push(...faultsOfView(said.view).map((what) => `the answer to a view: ${what}`));
        slack.windows.replace(view.id, said.view);
      }
      if (said === null) slack.windows.close(view.id);
      return { ...acknowledged, said };
    },

    /** Something happened that the app wants to know of. @param eventId - the same one again is the same event */
    event: (event: object, eventId: string = randomUUID()) =>
      send(JSON.stringify(eventPayload(slack, event, eventId)), "application/json"),
  };
}

/** The answer to a submitted view. null: none, which closes it. */
function readJson(body: string) {
  return body === ""
    ? null
    : (JSON.parse(body) as { response_action: string; view?: unknown; errors?: Record<string, string> });
}
