import { expect, vi } from "vitest";
import { titles } from "./chat-workspace.ts";
import { startConfiguredChat } from "./own-chats.ts";

const LONG = 300_000;

/**
 * The operator of a product in a process of its own, with the channel where they are told what only they can mend. Where the product
 * brings no chat they are told nothing there, and nothing is expected of it.
 */
export async function startOperators() {
  const own = await startConfiguredChat();
  const channel = own?.chat.freshChannel() ?? "";
  const told = async () => (own ? titles(await own.chat.messages(channel)).map(withoutSign) : null);
  return {
    /** How the product is configured for it. */
    env: own ? { ...own.configured.env, ...own.configured.operators(channel) } : {},
    /** Waits until they are told this, by its first line. */
    async hear(title: string, timeout = LONG) {
      await vi.waitFor(async () => expect((await told()) ?? [title]).toContain(title), {
        timeout,
        interval: 1_000,
      });
    },
    /** These and nothing else stand there. */
    async expectTold(expected: string[]) {
      expect(((await told()) ?? expected).toSorted()).toEqual(expected.toSorted());
    },
    [Symbol.asyncDispose]: async () => own?.chat[Symbol.asyncDispose](),
  };
}

const withoutSign = (title: string) => title.replace(/^\P{L}*/u, "");
