import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import type { Database } from "../../src/io/db/open-database.ts";
import { onPglite, onPostgres } from "../setup/each-database.ts";
import { type ChatWorkspace, openChatWorkspace, titles } from "./chat-workspace.ts";
import type { Chat } from "./driver.ts";
import { firstChat, furtherChats } from "./own-chats.ts";
import { PEOPLE, ZOE } from "./people.ts";
import { plazaDriver } from "./second-chat/plaza-driver.ts";

type Options = {
  /** Names of people who are let into parts of the chat only; it may change. */
  guests?: string[];
  /** "one": where the database makes no difference: all on PGlite. */
  databases?: "each" | "one";
  /** false: not in a workspace that has the first chat beside the second. */
  beside?: false;
};

export type Setting = {
  /** The chat in which people act. */
  chat(): Chat;
  /** All chats of the workspace. */
  chats(): Chat[];
  database(): Database;
  /** A workspace in these chats, with a channel of its own in each; it is closed after the test. */
  open(options?: Parameters<typeof openChatWorkspace>[2]): Promise<ChatWorkspace>;
  /** The messages to a person in the conversation with the product from now on, by their first line. */
  since(name: string): Promise<() => Promise<string[]>>;
};

/**
 * The same tests in each chat, and in a workspace that has both, where the other chat knows nobody. A chat makes no difference to
 * a database, nor a database to a chat. So the first chat alone is tried on PostgreSQL, the others on PGlite.
 */
export function inEachChat(
  tests: (setting: Setting) => void,
  { guests = [], databases = "each", beside }: Options = {},
): void {
  const { name, start } = firstChat;
  const inFirst = (database: () => Database) =>
    inChats(`in ${name}`, database, async () => [await start({ guests })], tests);
  onPglite((database) => {
    if (databases === "one") inFirst(database);
    inChats("in the second chat", database, async () => [await plazaDriver({ guests })], tests);
    for (const further of furtherChats)
      inChats(`in ${further.name}`, database, async () => [await further.start({ guests })], tests);
    if (beside === false) return;
    const { name: own, start: startOwn } = furtherChats[0] ?? { name: "the second chat", start: plazaDriver };
    inChats(
      `in ${own}, with ${name} beside it`,
      database,
      async () => [await startOwn({ guests }), await start({ people: {}, guests })],
      tests,
    );
  });
  if (databases === "each") onPostgres(inFirst);
}

/**
 * Tests of a workspace whose people are in both chats: the first, in which they are looked for first, and another one. That is a
 * further chat of the product on both databases, and the second chat on PostgreSQL.
 */
export function inBothChats(tests: (setting: Setting) => void): void {
  const [{ name, start } = { name: "the second chat", start: plazaDriver }] = furtherChats;
  const both = async (): Promise<[Chat, Chat]> => [
    await firstChat.start(),
    await start({ people: { ...PEOPLE, ...ZOE } }),
  ];
  onPglite((database) => inChats(`in both, with ${name}`, database, both, tests));
  onPostgres((database) => {
    inChats(`in both, with ${name}`, database, both, tests);
    inChats(
      "in both, with the second chat",
      database,
      async () => [await firstChat.start(), await plazaDriver()],
      tests,
    );
  });
}

function inChats(
  name: string,
  database: () => Database,
  start: () => Promise<[Chat, ...Chat[]]>,
  tests: (setting: Setting) => void,
): void {
  describe(name, () => {
    let started: [Chat, ...Chat[]] | null = null;
    const open: ChatWorkspace[] = [];
    beforeAll(async () => {
      started = await start();
    });
    afterAll(async () => {
      for (const chat of started ?? []) await chat[Symbol.asyncDispose]();
    });
    const chats = () => {
      if (started === null) throw new Error("Ask for the chats inside a test: they start before the first.");
      return started;
    };
    const chat = () => chats()[0];
    afterEach(async () => {
      for (const workspace of open.splice(0)) await workspace[Symbol.asyncDispose]();
      for (const each of chats()) {
        expect(each.refused).toEqual([]);
        each.mend();
      }
    });
    const told = async (name: string) => titles(await chat().direct(name));
    tests({
      chat,
      chats,
      database,
      async open(options) {
        const workspace = await openChatWorkspace(database(), chats(), options);
        open.push(workspace);
        return workspace;
      },
      async since(name) {
        const before = (await told(name)).length;
        return async () => (await told(name)).slice(before);
      },
    });
  });
}
