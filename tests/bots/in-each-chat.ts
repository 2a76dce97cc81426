import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import type { Database } from "../../src/io/db/open-database.ts";
import { onEachDatabase, onPglite } from "../setup/each-database.ts";
import { type ChatWorkspace, openChatWorkspace } from "./chat-workspace.ts";
import type { Chat } from "./driver.ts";
import { slackDriver } from "./slack/slack-driver.ts";

type Options = {
  /** Names of people who are let into parts of the chat only; it may change. */
  guests?: string[];
  /** "one": where the database makes no difference. */
  databases?: "each" | "one";
};

export type Setting = {
  chat(): Chat;
  database(): Database;
  /** A workspace in this chat, with a channel of its own; it is closed after the test. */
  open(options?: Parameters<typeof openChatWorkspace>[2]): Promise<ChatWorkspace>;
  /** What a person is told in the conversation with the product from now on, by its first line. */
  since(name: string): Promise<() => Promise<string[]>>;
};

/** The same tests in each chat. */
export function inEachChat(
  tests: (setting: Setting) => void,
  { guests = [], databases = "each" }: Options = {},
): void {
  const on = databases === "each" ? onEachDatabase : onPglite;
  on((database) => {
    inChat("in Slack", database, () => slackDriver({ guests }), tests);
  });
}

function inChat(
  name: string,
  database: () => Database,
  start: () => Promise<Chat>,
  tests: (setting: Setting) => void,
): void {
  describe(name, () => {
    let started: Chat | null = null;
    const open: ChatWorkspace[] = [];
    beforeAll(async () => {
      started = await start();
    });
    afterAll(async () => await started?.[Symbol.asyncDispose]());
    const chat = () => {
      if (started === null) throw new Error("Ask for the chat inside a test: it starts before the first.");
      return started;
    };
    afterEach(async () => {
      for (const workspace of open.splice(0)) await workspace[Symbol.asyncDispose]();
      expect(chat().refused).toEqual([]);
      chat().mend();
    });
    const told = async (name: string) =>
      (await chat().direct(name)).flatMap(({ lines }) => lines.slice(0, 1));
    tests({
      chat,
      database,
      async open(options) {
        const workspace = await openChatWorkspace(database(), chat(), options);
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
