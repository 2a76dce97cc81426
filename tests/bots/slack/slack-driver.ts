import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { openSlack } from "../../../src/bots/slack/receive/open-slack.ts";
import { slackPlatform } from "../../../src/bots/slack/slack-platform.ts";
import { openSlackWorkspaces } from "../../../src/bots/slack/workspaces/slack-workspaces.ts";
import { SIGNING_SECRET, slackClient } from "../../hosts/slack/slack-client.ts";
import { type SeenButton, seen } from "../../hosts/slack/slack-eye.ts";
import type { SlackFault } from "../../hosts/slack/slack-faults.ts";
import type { SlackView } from "../../hosts/slack/slack-views.ts";
import { type SlackMessage, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { buttonIn } from "../chat-workspace.ts";
import type { Answer, Button, Call, Chat, Fault, Message, People, Seen, Told } from "../driver.ts";
import { PEOPLE, UNCONFIRMED } from "../people.ts";

/**
 * @param people - name → e-mail address
 * @param guests - names of people who are let into some channels only; it may change
 */
export async function slackDriver({
  people: known = PEOPLE,
  guests = [],
}: {
  people?: Record<string, string>;
  guests?: string[];
} = {}): Promise<Chat> {
  const channels = Array.from({ length: MOST_CHANNELS }, (_, number) => `alerts-${number}`);
  const slack = await startSlack({ channels, people: known, unconfirmed: UNCONFIRMED, guests });
  let used = 0;

  const messages: Chat["messages"] = async (channel, thread) =>
    (await slack.messages(channel, thread?.ref)).map((message) => asMessage(channel, message));
  const own = async (name: string) => {
    if (known[name] === undefined) return null;
    return (await slack.eye.conversations.open({ users: slack.userId(name) })).channel?.id ?? "";
  };

  const people: Chat["people"] = (url) => {
    const client = slackClient(url, slack);

    async function delivered(
      id: string,
      times: number,
      deliver: () => ReturnType<typeof client.form>,
      read: () => Promise<Told>,
    ): Promise<Answer> {
      const came = await Promise.all(Array.from({ length: times }, deliver));
      return {
        statuses: came.map(({ status }) => status),
        told: read,
        count: () =>
          slack.heard.filter((heard) => heard.id === id).length + (slack.windows.openedFor(id) ? 1 : 0),
      };
    }

    /** The answer beside the deed, or in a window that was opened for it. */
    const answerTo = (who: string, id: string, channel: string) => async () => {
      const heard = () => slack.heard.filter((each) => each.id === id);
      const view = () => slack.windows.openedFor(id);
      const lines = () => seen((heard()[0] ?? view())?.blocks).lines;
      await expect.poll(() => lines()[0] ?? MOMENT).not.toEqual(MOMENT);
      expect(heard().length + (view() ? 1 : 0)).toEqual(1);
      const window = view();
      return window ? inWindow(who, window) : inWhisper(who, channel, heard()[0]?.blocks);
    };

    const press: People["press"] = async (
      who,
      button,
      at,
      { id = randomUUID(), times = 1, company } = {},
    ) => {
      const from = { user: slack.userId(who), trigger: id, ...(company && { team: company }) };
      const where = { channel: at.channel, ...("ref" in at && { ts: at.ref }) };
      const deliver = () => client.press(from, asSlack(button), where);
      return delivered(id, times, deliver, answerTo(who, id, at.channel));
    };

    function inWhisper(who: string, channel: string, blocks: unknown): Told {
      const read = asSeen(blocks);
      return {
        ...read,
        as: "whisper",
        press: async (label) => (await press(who, buttonIn(read, label), { channel })).told(),
        choose: async () => {
          throw new Error("There is no window in which to choose.");
        },
      };
    }

    function inWindow(who: string, view: SlackView): Told {
      const read = asSeen(view.blocks);
      const changed = async (from: SlackView | undefined) => {
        const now = () => slack.windows.find(view.id);
        await expect
          .poll(() => now() !== from && !WORKING.test(asSeen(now()?.blocks).lines[0] ?? ""))
          .toBe(true);
        return inWindow(who, now() ?? view);
      };
      return {
        ...read,
        as: "window",
        async press(label) {
          const before = slack.windows.find(view.id);
          await client.press({ user: slack.userId(who) }, asSlack(buttonIn(read, label)), before ?? view);
          return changed(before);
        },
        async choose(label) {
          await client.submit({ user: slack.userId(who) }, view, choiceIn(view.blocks, label));
          return changed(view);
        },
      };
    }

    return {
      press,
      async openHome(who) {
        const home = { type: "app_home_opened", tab: "home", channel: "D1", event_ts: "1.1" };
        await client.event({ ...home, user: slack.userId(who) });
      },
      async type(who, text, channel) {
        const id = randomUUID();
        const from = { user: slack.userId(who), trigger: id };
        return delivered(id, 1, () => client.command(from, text, channel), answerTo(who, id, channel));
      },
    };
  };

  return {
    platform: "slack",
    definition: slackPlatform,
    configured: {
      env: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: slack.apiUrl,
      },
      operators: (channel) => ({ OPERATOR_SLACK_CHANNEL: channel }),
      secrets: [slack.botToken, SIGNING_SECRET],
      app: {
        env: (clientSecret) => ({ SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: clientSecret }),
        refuses(words) {
          slack.answers.set("oauth.v2.access", () => ({ ok: false, error: words }));
        },
      },
    },
    traits: { windows: true, searches: true },
    enter(ctx, { gapMs }) {
      const config = {
        appToken: null,
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        signingSecret: SIGNING_SECRET,
      };
      const workspaces = openSlackWorkspaces(ctx, config, gapMs);
      return {
        chatOf: workspaces.chatOf,
        listen: (bots) => ({ path: "/slack", ...openSlack({ ...ctx, ...bots }, config, workspaces) }),
      };
    },
    people,
    freshChannel() {
      if (used >= MOST_CHANNELS) throw new Error("All channels of this Slack were used.");
      return slack.channelId(`alerts-${used++}`);
    },
    user: slack.userId,
    button: (press, { kind, id }) =>
      asButton({ label: press, action: `press:${press}`, value: `${kind}:${id}` }),
    messages,
    async direct(name) {
      const channel = await own(name);
      return channel === null ? [] : messages(channel);
    },
    async remove({ channel, ref }) {
      await slack.eye.chat.delete({ channel, ts: ref });
    },
    async copy({ channel, ref }) {
      const original = (await slack.messages(channel)).find(({ ts }) => ts === ref);
      const said = { channel, text: original?.text ?? "", blocks: original?.blocks as never };
      const { ts } = await slack.eye.chat.postMessage(said);
      return { ...asSeen(original?.blocks), channel, ref: ts ?? "" };
    },
    async archive(channel) {
      await slack.eye.conversations.archive({ channel });
    },
    fix(stand) {
      for (const { ref } of stand) slack.uneditable.add(ref);
    },
    plan(call, fault, times) {
      for (const method of call === null ? [null] : METHODS[call])
        slack.faults.plan(method, asFault(fault), times);
    },
    mend: () => slack.faults.clear(),
    refused: slack.refused,
    sent: () => {
      const isWindow = (method: string) => method.startsWith("views.");
      // Only Slack itself is told the secret of its app.
      const isSaid = (method: string) => !isWindow(method) && method !== "oauth.v2.access";
      const calls = slack.calls.filter(({ method }) => isSaid(method)).map(({ args }) => args);
      const windows = slack.calls.filter(({ method }) => isWindow(method)).map(({ args }) => args);
      const alone = [...windows, ...slack.windows.views, ...slack.heard];
      return { open: calls, alone, effects: effectsIn([calls, alone]) };
    },
    [Symbol.asyncDispose]: () => slack[Symbol.asyncDispose](),
  };
}

const MOST_CHANNELS = 80;
const MOMENT = "One moment…";
const WORKING = /^(One moment|Unpause is working on it|$)/;

/** Links, mentions and styles anywhere in blocks. */
function effectsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(effectsIn);
  if (typeof value !== "object" || value === null) return [];
  const node = value as Record<string, unknown>;
  const within = Object.values(node).flatMap(effectsIn);
  if (typeof node.url === "string") return [`link ${node.url}`, ...within];
  const calls = ["user", "broadcast", "usergroup", "channel", "emoji", "mrkdwn", "markdown"];
  return calls.includes(`${node.type}`) || node.emoji === true ? [`call ${node.type}`, ...within] : within;
}

const METHODS: Record<Call, string[]> = {
  post: ["chat.postMessage"],
  edit: ["chat.update"],
  answer: ["response_url"],
  look: ["users.info"],
  "find-person": ["users.lookupByEmail"],
  search: ["conversations.history"],
};

function asFault(fault: Fault): SlackFault {
  switch (fault.kind) {
    case "removed":
      return { kind: "refuses", error: "token_revoked" };
    case "archived":
      return { kind: "refuses", error: "is_archived" };
    case "unreachable":
      return { kind: "refuses", error: "user_disabled" };
    case "busy":
      return { kind: "limits", retryAfter: fault.seconds };
    case "forbidden":
      return { kind: "refuses", error: "missing_scope" };
    case "stumbles":
      return { kind: "refuses", error: "internal_error" };
    case "refuses-saying":
      return { kind: "refuses", error: fault.words };
    case "breaks":
      return { kind: "breaks", status: 503 };
    case "garbles":
      return { kind: "breaks", status: 200 };
    case "cuts":
    case "loses-answer":
    case "swallows":
      return fault;
  }
}

const asMessage = (channel: string, { ts, blocks }: SlackMessage): Message => ({
  ...asSeen(blocks),
  channel,
  ref: ts,
});

function asSeen(blocks: unknown): Seen {
  const { lines, buttons } = seen(blocks);
  return { lines, buttons: buttons.map(asButton) };
}

const asButton = ({ label, url, action, value }: SeenButton): Button =>
  url === undefined ? { label, deed: JSON.stringify({ action, value }) } : { label, url };

const asSlack = ({ label, url, deed }: Button): SeenButton =>
  deed === undefined ? { label, ...(url !== undefined && { url }) } : { label, ...JSON.parse(deed) };

type Option = { text: { text: string }; value: string };
type Input = { block_id?: string; element?: { options?: Option[] } };

/** The values that choose this, by name of the field. */
function choiceIn(blocks: unknown[], label: string): Record<string, string> {
  for (const { block_id = "", element } of blocks as Input[]) {
    const option = element?.options?.find(({ text }) => text.text === label);
    if (option !== undefined) return { [block_id]: option.value };
  }
  throw new Error(`There is no choice ${label}.`);
}
