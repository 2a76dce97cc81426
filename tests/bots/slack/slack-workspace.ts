import { expect } from "vitest";
import { openSlack } from "../../../src/bots/slack/receive/open-slack.ts";
import { slackPlatform } from "../../../src/bots/slack/slack-platform.ts";
import { openSlackWorkspaces } from "../../../src/bots/slack/workspaces/slack-workspaces.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { botKinds } from "../../../src/kinds.ts";
import { startServer } from "../../../src/web/server.ts";
import { deliverDue } from "../../core/deliver-due.ts";
import type { World } from "../../core/world.ts";
import { SIGNING_SECRET, slackClient } from "../../hosts/slack/slack-client.ts";
import { type SeenButton, seen } from "../../hosts/slack/slack-eye.ts";
import type { SlackView } from "../../hosts/slack/slack-views.ts";
import type { Slack, SlackMessage } from "../../hosts/slack/slack-web-api.ts";
import { freePort } from "../../setup/free-port.ts";
import { worldWithChannel } from "../a-lost-mailbox.ts";

type Options = { gapMs?: number; forBrowsers?: boolean };

/**
 * Ann (admin), Ben (owns the mailboxes) and Cy (neither) of Acme are in Slack, and Slack reaches the product over HTTP.
 *
 * @param forBrowsers - its links lead to where it listens, so that a browser can follow them
 * @param gapMs - between two messages in a channel; none unless given, since most tests are about something else
 */
export async function openSlackWorkspace(
  database: Database,
  slack: Slack,
  channel: string,
  { addresses, more, ...options }: { addresses?: string[]; more?: string[] } & Options = {},
) {
  return openSlackOver(await worldWithChannel(database, channel, addresses, more), slack, channel, options);
}

/** The same for a world that is there already; it is closed with the rest. */
export async function openSlackOver<W extends World>(
  own: W,
  slack: Slack,
  channel: string,
  { gapMs = 0, forBrowsers = false }: Options = {},
) {
  await using opening = new AsyncDisposableStack();
  const world = opening.use(own);
  world.ctx.platforms = { ...world.ctx.platforms, slack: slackPlatform };
  const port = forBrowsers ? await freePort() : 0;
  if (forBrowsers) world.ctx.publicUrl = `http://127.0.0.1:${port}`;
  const config = {
    appToken: null,
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    signingSecret: SIGNING_SECRET,
  };
  const workspaces = openSlackWorkspaces(world.ctx, config, gapMs);
  const bots = { kinds: botKinds, chats: chatsOf({ slack: workspaces.chatOf }) };
  const start = async () => {
    await using starting = new AsyncDisposableStack();
    const listening = starting.use(openSlack({ ...world.ctx, ...bots }, config, workspaces));
    const mounts = [{ path: "/slack", app: listening.routes }];
    const server = await startServer({ ctx: world.ctx, bots, host: "127.0.0.1", port, mounts });
    if (server.kind !== "listening") throw new Error(server.why);
    starting.use(server);
    const started = starting.move();
    const { url } = server;
    const { routes } = listening.routes;
    return { url, routes, client: slackClient(url, slack), stop: () => started.disposeAsync() };
  };
  let process = await start();
  opening.defer(() => process.stop());
  const running = opening.move();
  return {
    ...world,
    slack,
    channel,
    get client() {
      return process.client;
    },
    /** The routes that Slack can reach. */
    get routes() {
      return process.routes;
    },
    /** Where a browser of this machine reaches the product. */
    get url() {
      return process.url;
    },
    /** The product's web process goes down, finishing what is in hand, and comes back. */
    async restart() {
      await process.stop();
      process = await start();
    },
    /** One more web process of the product, over the same database, until this workspace is closed. */
    async another() {
      const second = await start();
      running.defer(() => second.stop());
      return second.client;
    },
    user: (name: "ann" | "ben" | "cy" | "eve") => slack.userId(name),
    /** Delivers everything of this workspace that waits to be said now; what that makes waits for the next time. */
    async deliverAll() {
      await deliverDue(world, bots.chats);
    },
    messages: () => slack.messages(channel),
    /** The button of a message, as a person finds it. */
    button(message: SlackMessage | { blocks?: unknown } | undefined, label: string): SeenButton {
      const found = seen(message?.blocks).buttons.find((button) => button.label === label);
      if (found === undefined) throw new Error(`There is no button ${label}.`);
      return found;
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

export type SlackWorkspace = Awaited<ReturnType<typeof openSlackWorkspace>>;

type Answered = { heard: () => { blocks?: unknown }[]; view: () => SlackView | undefined };

/** The answer to a person, or the window that was opened for them, once it has come. */
export async function toldIn({ heard, view }: Answered) {
  const answer = () => heard()[0] ?? view();
  await expect.poll(() => seen(answer()?.blocks).lines[0] ?? "One moment…").not.toEqual("One moment…");
  expect(heard().length + (view() ? 1 : 0)).toEqual(1);
  return { ...seen(answer()?.blocks), blocks: answer()?.blocks, fields: fieldsIn(answer()?.blocks) };
}

/** The window that a press opened, once it shows what it is for. */
export async function opened(slack: Slack, before: number) {
  const current = () => slack.windows.views[before];
  await expect
    .poll(() => current() && seen(current()?.blocks).lines[0])
    .not.toSatisfy((line) => line === undefined || line === "One moment…");
  const view = current();
  if (view === undefined) throw new Error("No window was opened.");
  return { ...seen(view.blocks), view, title: view.title?.text };
}

/** The choices of a window's list, as they read. */
export const choicesIn = (view: { blocks: Record<string, unknown>[] }) =>
  view.blocks.flatMap(({ element }) =>
    ((element as { options?: { text: { text: string }; value: string }[] })?.options ?? []).map(
      ({ text, value }) => ({ label: text.text, value }),
    ),
  );

/** The first values of a window's fields, by name. */
function fieldsIn(blocks: unknown): Record<string, string> {
  const inputs = ((blocks ?? []) as { block_id?: string; element?: Element }[]).filter(
    ({ element }) => element,
  );
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => [
      block_id ?? "",
      element?.initial_value ?? element?.initial_option?.value ?? "",
    ]),
  );
}

type Element = { initial_value?: string; initial_option?: { value: string } };
