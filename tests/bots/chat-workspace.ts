import { chatsOf } from "../../src/core/chat/chats.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { botKinds } from "../../src/kinds.ts";
import { startServer } from "../../src/web/server.ts";
import { deliverDue } from "../core/deliver-due.ts";
import type { World } from "../core/world.ts";
import { freePort } from "../setup/free-port.ts";
import { worldWithChannel } from "./a-lost-mailbox.ts";
import type { Button, Chat, Message, Seen } from "./driver.ts";

type Options = {
  addresses?: string[];
  /** Mailboxes that are at the provider only. */
  more?: string[];
  /** Between two messages in a channel; none unless given, since most tests are about something else. */
  gapMs?: number;
  /** Its links lead to where it listens, so that a browser can follow them. */
  forBrowsers?: boolean;
};

/** Ann (admin), Ben (owns the mailboxes) and Cy (neither) of Acme are in a chat, which reaches the product over HTTP. */
export async function openChatWorkspace(
  database: Database,
  chat: Chat,
  { addresses, more, gapMs = 0, forBrowsers = false }: Options = {},
) {
  const channel = chat.freshChannel();
  await using opening = new AsyncDisposableStack();
  const world: World = opening.use(await worldWithChannel(database, channel, addresses, more, chat.platform));
  const port = forBrowsers ? await freePort() : 0;
  if (forBrowsers) world.ctx.publicUrl = `http://127.0.0.1:${port}`;
  const entrance = chat.enter(world.ctx, { workspaceId: world.workspaceId, gapMs });
  const chats = chatsOf({ [chat.platform]: entrance.chatOf });
  const bots = { kinds: botKinds, chats };
  const start = async () => {
    await using starting = new AsyncDisposableStack();
    const listening = starting.use(entrance.listen(bots));
    const mounts = [{ path: listening.path, app: listening.routes }];
    const server = await startServer({ ctx: world.ctx, bots, host: "127.0.0.1", port, mounts });
    if (server.kind !== "listening") throw new Error(server.why);
    starting.use(server);
    const started = starting.move();
    return { people: chat.people(server.url), stop: () => started.disposeAsync() };
  };
  let process = await start();
  opening.defer(() => process.stop());
  const running = opening.move();

  const messages = () => chat.messages(channel);
  /** Delivers everything of this workspace that waits to be said now; what that makes waits for the next time. */
  const deliverAll = () => deliverDue(world, chats);
  return {
    ...world,
    chat,
    channel,
    get people() {
      return process.people;
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
    messages,
    /** Presses a button in the alert, or in another message. */
    async press(who: string, label: string, message?: Message) {
      const pressed = message ?? (await messages())[0];
      if (pressed === undefined) throw new Error("There is no message to press a button in.");
      return (await process.people.press(who, buttonIn(pressed, label), pressed)).told();
    },
    async type(who: string, text: string) {
      return (await process.people.type(who, text, channel)).told();
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
