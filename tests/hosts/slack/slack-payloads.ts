import { randomUUID } from "node:crypto";
import type { SeenButton } from "./slack-eye.ts";
import type { SlackView } from "./slack-views.ts";
import type { Slack } from "./slack-web-api.ts";

type Addresses = Pick<Slack, "teamId" | "responseUrl">;

/** The acting person and their team. The same trigger again is the same deed, delivered twice. */
export type Who = { user: string; team?: string; trigger?: string };
/** The message that a button is in; without `ts` one that only they see, or (`home`) the app's own tab. */
export type Where = { channel: string; ts?: string } | "home" | SlackView;

export function commandPayload(slack: Addresses, who: Who, text: string, channel: string) {
  const trigger = who.trigger ?? randomUUID();
  return {
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
  };
}

export function pressPayload(slack: Addresses, who: Who, button: SeenButton, where: Where) {
  const trigger = who.trigger ?? randomUUID();
  return {
    type: "block_actions",
    team: { id: slack.teamId, domain: "acme" },
    user: { id: who.user, username: "somebody", team_id: who.team ?? slack.teamId },
    api_app_id: "A1",
    token: "an old kind of token",
    trigger_id: trigger,
    ...placeOf(slack, trigger, where),
    actions: [
      {
        type: button.typed === undefined ? "button" : "plain_text_input",
        block_id: "b",
        action_id: button.action ?? "open:0",
        ...((button.typed ?? button.value) && { value: button.typed ?? button.value }),
        action_ts: "1.2",
      },
    ],
  };
}

function placeOf(slack: Addresses, trigger: string, where: Where) {
  if (where === "home")
    return { container: { type: "view", view_id: "V1" }, view: { id: "V1", type: "home" } };
  if ("blocks" in where) return { container: { type: "view", view_id: where.id }, view: where };
  const { channel, ts } = where;
  return {
    response_url: slack.responseUrl(trigger),
    container: {
      type: "message",
      is_ephemeral: ts === undefined,
      channel_id: channel,
      message_ts: ts ?? "1.2",
    },
    channel: { id: channel, name: "alerts" },
    ...(ts !== undefined && { message: { type: "message", ts } }),
  };
}

export function submitPayload(slack: Addresses, who: Who, view: SlackView, filled: Record<string, string>) {
  const inputs = view.blocks.filter(({ type }) => type === "input") as {
    block_id: string;
    element: { type: string; action_id: string; initial_value?: string; initial_option?: { value: string } };
  }[];
  const values = inputs.map(({ block_id, element }) => {
    const value = filled[block_id] ?? element.initial_value ?? element.initial_option?.value ?? null;
    const state =
      element.type === "static_select"
        ? { type: element.type, selected_option: value === null ? null : { value } }
        : { type: element.type, value };
    return [block_id, { [element.action_id]: state }];
  });
  return {
    type: "view_submission",
    team: { id: slack.teamId, domain: "acme" },
    user: { id: who.user, username: "somebody", team_id: who.team ?? slack.teamId },
    api_app_id: "A1",
    token: "an old kind of token",
    trigger_id: who.trigger ?? randomUUID(),
    view: { ...view, state: { values: Object.fromEntries(values) }, hash: "1" },
    response_urls: [],
  };
}

export const eventPayload = (slack: Slack, event: object, eventId: string) => ({
  type: "event_callback",
  token: "an old kind of token",
  team_id: slack.teamId,
  api_app_id: "A1",
  event,
  event_id: eventId,
  event_time: 1,
  authorizations: [],
});

/** The answers to one deed of a person. */
export const heardBy = (slack: Slack, trigger: string) => () =>
  slack.heard.filter(({ id }) => id === trigger);
