import { chatsOf } from "../../src/core/chat/chats.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { botKinds } from "../../src/kinds.ts";
import { startServer } from "../../src/web/server.ts";
import { alertsGoTo } from "../core/a-platform.ts";
import { deliverDue } from "../core/deliver-due.ts";
import { openWorld, type World } from "../core/world.ts";
import { freePort } from "../setup/free-port.ts";
import type { Button, Chat, Message, People, Seen } from "./driver.ts";

type Options = {
  addresses?: string[];
  /** Mailboxes that are at the provider only. */
  more?: string[];
  /** Between two messages in a channel; none unless given, since most tests are about something else. */
  gapMs?: number;
  /** Its links lead to where it listens, so that a browser can follow them. */
  forBrowsers?: boolean;
};

/** One chat of a workspace, and the channel that its alerts go to there. */
export type InChat = {
  chat: Chat;
  channel: string;
  /** The actions of people in it. */
  readonly people: People;
  messages(): Promise<Message[]>;
};

/**
 * Ann (admin), Ben (owns the mailboxes) and Cy (neither) of Acme are in one or several chats, which reach the product over HTTP.
 *
 * @param chats - in the order in which the product looks for people
 */
export async function openChatWorkspace(
  database: Database,
  chats: [Chat, ...Chat[]],
  { addresses, more, gapMs = 0, forBrowsers = false }: Options = {},
) {
  const channels = chats.map((chat) => chat.freshChannel());
  await using opening = new AsyncDisposableStack();
  const world: World = opening.use(await openWorld(database, addresses, more));
  world.ctx.platforms = Object.fromEntries(chats.map(({ platform, definition }) => [platform, definition]));
  for (const [at, { platform }] of chats.entries()) await alertsGoTo(world, channels[at] ?? "", { platform });
  const port = forBrowsers ? await freePort() : 0;
  if (forBrowsers) world.ctx.publicUrl = `http://127.0.0.1:${port}`;
  const { workspaceId } = world;
  const entrances = chats.map((chat) => ({
    platform: chat.platform,
    ...chat.enter(world.ctx, { workspaceId, gapMs }),
  }));
  const all = chatsOf(Object.fromEntries(entrances.map(({ platform, chatOf }) => [platform, chatOf])));
  const bots = { kinds: botKinds, chats: all };
  const start = async () => {
    await using starting = new AsyncDisposableStack();
    const listening = entrances.map((entrance) => starting.use(entrance.listen(bots)));
    const mounts = listening.map(({ path, routes }) => ({ path, app: routes }));
    const server = await startServer({ ctx: world.ctx, bots, host: "127.0.0.1", port, mounts });
    if (server.kind !== "listening") throw new Error(server.why);
    starting.use(server);
    const started = starting.move();
    return {
      url: server.url,
      people: chats.map((chat) => chat.people(server.url)),
      stop: () => started.disposeAsync(),
    };
  };
  let process = await start();
  opening.defer(() => process.stop());
  const running = opening.move();

  const placeOf = (chat: Chat, at: number): InChat => {
    const channel = channels[at] ?? "";
    return {
      chat,
      channel,
      get people() {
        return process.people[at] as People;
      },
      messages: () => chat.messages(channel),
    };
  };
  const places: [InChat, ...InChat[]] = [
    placeOf(chats[0], 0),
    ...chats.slice(1).map((chat, at) => placeOf(chat, at + 1)),
  ];
  const [first] = places;
  /** Delivers everything of this workspace that waits to be said now; what that makes waits for the next time. */
  const deliverAll = () => deliverDue(world, all);
  return {
    ...world,
    places,
    // The first chat's: most tests know of one.
    chat: first.chat,
    channel: first.channel,
    messages: first.messages,
    get people() {
      return first.people;
    },
    /** Where the product listens. */
    get url() {
      return process.url;
    },
    /** The product's web process goes down, finishing what is in hand, and comes back. */
    async restart() {
      await process.stop();
      process = await start();
    },
    deliverAll,
    /** The same, and what comes of it. */
    async say(rounds = 3) {
      for (let round = 0; round < rounds; round++) await deliverAll();
    },
    /** Presses a button in the alert, or in another message. */
    async press(who: string, label: string, message?: Message) {
      const pressed = message ?? (await first.messages())[0];
      if (pressed === undefined) throw new Error("There is no message to press a button in.");
      return (await first.people.press(who, buttonIn(pressed, label), pressed)).told();
    },
    async type(who: string, text: string) {
      return (await first.people.type(who, text, first.channel)).told();
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

export type ChatWorkspace = Awaited<ReturnType<typeof openChatWorkspace>>;

/** The button of a message, as a person finds it. */
export function buttonIn({ buttons }: Seen, label: string): Button {
  const found = buttons.find((button) => button.label === label);
  if (found === undefined) throw new Error(`There is no button ${label}.`);
  return found;
}

/** The first lines of messages. */
export const titles = (messages: Seen[]): string[] => messages.flatMap(({ lines }) => lines.slice(0, 1));
