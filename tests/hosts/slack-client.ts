import { createHmac, randomUUID } from "node:crypto";
import type { SeenButton } from "./slack-eye.ts";
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

  return {
    send,
    form,
    json: (body: object, options?: SentOptions) => send(JSON.stringify(body), "application/json", options),

    /** A person types a slash command. */
    async command(who: { user: string; team?: string; trigger?: string }, text: string, channel: string) {
      const trigger = who.trigger ?? randomUUID();
      const acknowledged = await form({
        command: "/unpause",
        text,
        user_id: who.user,
        user_name: "somebody",
        team_id: who.team ?? slack.teamId,
        team_domain: "acme",
        channel_id: channel,
        channel_name: "alerts",
        api_app_id: "A1",
        token: "an old kind of token",
        trigger_id: trigger,
        response_url: slack.responseUrl(trigger),
      });
      return { ...acknowledged, heard: () => slack.heard.filter(({ id }) => id === trigger) };
    },

    /**
     * A person presses a button in a message. @param trigger - the same one again is the same press, delivered twice
     * @returns what came back at once, and what the person is told
     */
    async press(
      who: { user: string; team?: string; trigger?: string },
      button: SeenButton,
      where: { channel: string; ts?: string },
      options?: SentOptions,
    ) {
      const trigger = who.trigger ?? randomUUID();
      const payload = {
        type: "block_actions",
        team: { id: slack.teamId, domain: "acme" },
        user: { id: who.user, username: "somebody", team_id: who.team ?? slack.teamId },
        api_app_id: "A1",
        token: "an old kind of token",
        trigger_id: trigger,
        response_url: slack.responseUrl(trigger),
        container:
          where.ts === undefined
            ? { type: "message", is_ephemeral: true, channel_id: where.channel, message_ts: "1.2" }
            : { type: "message", is_ephemeral: false, channel_id: where.channel, message_ts: where.ts },
        channel: { id: where.channel, name: "alerts" },
        ...(where.ts !== undefined && { message: { type: "message", ts: where.ts } }),
        actions: [
          {
            type: "button",
            block_id: "b",
            action_id: button.action ?? "open:0",
            ...(button.value && { value: button.value }),
            action_ts: "1.2",
          },
        ],
      };
      const acknowledged = await form({ payload: JSON.stringify(payload) }, options);
      return { ...acknowledged, heard: () => slack.heard.filter(({ id }) => id === trigger) };
    },
  };
}
