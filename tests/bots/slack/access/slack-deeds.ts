import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import { COMMANDS } from "../../../../src/bots/command/parse-command.ts";
import { aboutValue } from "../../../../src/bots/slack/render/about-value.ts";
import { ACTION_IDS, callbackOf, numberValue, TURN_TO } from "../../../../src/bots/slack/render/action-id.ts";
import { botKinds } from "../../../../src/kinds.ts";
import { type SeenButton, seen } from "../../../hosts/slack/slack-eye.ts";
import {
  commandPayload,
  eventPayload,
  pressPayload,
  submitPayload,
} from "../../../hosts/slack/slack-payloads.ts";
import type { SlackView } from "../../../hosts/slack/slack-views.ts";
import type { FullSlack, Person } from "./a-full-slack.ts";

/** Something that a person can do in Slack. `does`: does it, and gives the lines that they are answered with. */
export type Deed = { name: string; does(person: Person): Promise<string[]> };

const NOT_YET = [
  "One moment…",
  "Unpause is working on it. You can close this window: the alert shows how it ends.",
];

/** The lines that somebody is answered with, once they have come. */
async function linesOf(read: () => { blocks?: unknown } | undefined): Promise<string[]> {
  const lines = () => seen(read()?.blocks).lines;
  await vi.waitUntil(() => !NOT_YET.includes(lines()[0] ?? "One moment…"), { timeout: 20_000 });
  return lines();
}

/** Words that each command is asked with: about a thing that is there, and the strongest that it can do. */
const WORDS: Partial<Record<string, string>> = {
  why: "sales@ours.test",
  reconnect: "sales@ours.test",
  drill: "info@ours.test",
  pause: "Autumn",
  resume: "Autumn",
  settings: "here",
};

/** Everything that can be done in Slack, by the product's own lists. */
export function slackDeeds(full: FullSlack): Deed[] {
  const { slack, channel, message, ids, members, clientOf } = full;
  const who = ({ user, of }: Person) => ({ user, team: of });

  const subjects: Record<string, string> = {
    incident: ids.incidentId,
    drill: ids.drillId,
    brake: ids.brakeId,
    "opt-out-question": ids.questionId,
    "unread-folder": ids.reconnectId,
    "vouched-session": ids.vouchedId,
  };
  /** Every press of every kind; a number has buttons of its own. */
  const presses = Object.entries(botKinds).flatMap(([kind, { presses }]) =>
    Object.keys(presses).flatMap((name) =>
      name === "number" ? [] : [{ name, value: aboutValue({ kind, id: subjects[kind] ?? "" }) }],
    ),
  );
  const dialogs = Object.values(botKinds).flatMap(({ dialogs }) => Object.keys(dialogs));
  const press = (name: string, button: SeenButton, where: "message" | "home"): Deed => ({
    name,
    async does(person) {
      const place = where === "home" ? where : message;
      const { heard, view } = await clientOf(person).press(who(person), button, place);
      return linesOf(() => heard()[0] ?? view());
    },
  });
  /** A window that stands open before somebody: what is filled in stands in it. */
  const aWindow = (kind: string, fields: Record<string, string>): SlackView => {
    const view = {
      id: `V${randomUUID()}`,
      trigger: "",
      type: "modal",
      callback_id: callbackOf(kind),
      private_metadata: JSON.stringify({ incidentId: ids.incidentId, mailboxId: full.mailboxId, search: "" }),
      blocks: Object.entries(fields).map(([name, value]) => ({
        type: "input",
        block_id: name,
        element: { type: "static_select", action_id: name, initial_option: { value } },
      })),
    };
    slack.windows.views.push(view);
    return view;
  };
  const inWindow = (view: SlackView) =>
    linesOf(() =>
      slack.windows.find(view.id)?.blocks !== view.blocks ? slack.windows.find(view.id) : undefined,
    );
  const FIELDS: Record<string, Record<string, string>> = {
    mailboxes: { search: "" },
    "hand-over": { member: members.ann },
    "give-leads": { mailbox: full.mailboxIds[1] ?? "" },
    "new-owner": { member: members.cy },
    reconnect: {},
    "which-mailbox": { mailbox: full.mailboxId },
  };
  const event = (name: string, of: (person: Person) => object, answer: string, by: string): Deed => ({
    name,
    async does(person) {
      const answers = () =>
        slack.calls.filter(({ method, args }) => method === answer && args[by] === person.user);
      const before = answers().length;
      const body = {
        ...eventPayload(slack, of(person), randomUUID()),
        team_id: person.name === "company" ? person.of : person.from,
      };
      expect((await clientOf(person).json(body)).status).toEqual(200);
      return linesOf(() => {
        const args = answers()[before]?.args as { blocks?: unknown; view?: { blocks: unknown } } | undefined;
        return args?.view ?? args;
      });
    },
  });
  const at = () => ({ ts: "1.1", event_ts: "1.1" });

  const others: Record<Exclude<keyof typeof ACTION_IDS, "press">, Deed> = {
    // Following a link asks nothing of us, and is answered by nobody.
    open: {
      name: "button open",
      async does(person) {
        const button = { label: "", action: `${ACTION_IDS.open}0` };
        const { status } = await clientOf(person).press(who(person), button, message);
        return [`${status}`];
      },
    },
    command: press(
      "button command",
      { label: "", action: `${ACTION_IDS.command}0`, value: "pause Autumn" },
      "home",
    ),
    number: press(
      "button number",
      { label: "", action: `${ACTION_IDS.number}1`, value: numberValue(ids.vouchedId, ids.number) },
      "message",
    ),
    turn: {
      name: "button turn",
      async does(person) {
        const view = aWindow("mailboxes", {});
        await clientOf(person).press(who(person), { label: "", action: `${TURN_TO}:1`, value: "1" }, view);
        return inWindow(view);
      },
    },
  };
  return [
    ...presses.flatMap(({ name, value }) =>
      (["message", "home"] as const).map((where) =>
        press(`press ${name}`, { label: "", action: `${ACTION_IDS.press}${name}`, value }, where),
      ),
    ),
    ...Object.keys(ACTION_IDS).flatMap((kind) =>
      kind === "press"
        ? []
        : (others[kind as keyof typeof others] ?? { name: `button ${kind}`, does: async () => [] }),
    ),
    ...COMMANDS.map((name) => ({
      name: `command ${name}`,
      async does(person: Person) {
        const text = `${name} ${WORDS[name] ?? ""}`.trim();
        // Gus asks where Acme's alerts go, since any other channel may become his.
        const place = person.name === "gus" ? channel : slack.channelId("here");
        const { heard, view } = await clientOf(person).command(who(person), text, place);
        return linesOf(() => heard()[0] ?? view());
      },
    })),
    ...dialogs.map((kind) => ({
      name: `dialog ${kind}`,
      async does(person: Person) {
        const view = aWindow(kind, FIELDS[kind] ?? {});
        await clientOf(person).submit(who(person), view);
        return inWindow(view);
      },
    })),
    event(
      "event app_mention",
      ({ user, of: team }) => ({
        type: "app_mention",
        user,
        team,
        text: "<@U0> pause Autumn",
        channel,
        ...at(),
      }),
      "chat.postEphemeral",
      "user",
    ),
    event(
      "event message",
      ({ user, of: team }) => ({
        type: "message",
        channel_type: "im",
        channel: "D1",
        user,
        team,
        text: "pause Autumn",
        ...at(),
      }),
      "chat.postMessage",
      "channel",
    ),
    event(
      "event app_home_opened",
      ({ user }) => ({ type: "app_home_opened", user, tab: "home", channel: "D1", event_ts: "1.1" }),
      "views.publish",
      "user_id",
    ),
  ];
}

/** One request of each kind that Slack sends, as its body. */
export function slackRequests(full: FullSlack) {
  const { slack, everybody, message, channel, ids } = full;
  const who = { user: everybody.ann?.user ?? "" };
  const button = { label: "", action: `${ACTION_IDS.press}take`, value: ids.incidentId };
  const view = { id: "V1", trigger: "", type: "modal", callback_id: callbackOf("hand-over"), blocks: [] };
  const form = (payload: object) => ({ payload: JSON.stringify(payload) });
  const events = full.listeners
    .filter((listener) => /^(event |message$)/.test(listener))
    .map((listener) => listener.replace("event ", ""));
  return {
    forms: [
      commandPayload(slack, who, "pause Autumn", channel),
      form(pressPayload(slack, who, button, message)),
      form(submitPayload(slack, who, view, {})),
    ],
    bodies: events.map((type) =>
      eventPayload(slack, { type, user: who.user, text: "pause Autumn" }, randomUUID()),
    ),
  };
}
