import type { About } from "../../core/chat/about.ts";
import type { ChatPlatform } from "../../core/chat/chat-platform.ts";
import type { ChatPort } from "../../core/chat/chat-port.ts";

/** One message in a channel, or in the `thread` of another one, with everything it ever said, the newest last. */
export type ChatMessage = {
  channel: string;
  thread: string | null;
  ref: string;
  /** null: it is about nothing that anybody can press. */
  about: About | null;
  title: string;
  versions: string[];
};

/** `chat`: as `startApp` takes it. `messages`: all that was posted, in order. */
export type ChatInABox = {
  chat: { platform: string; definition: ChatPlatform; chatOf(): Promise<ChatPort> };
  messages: ChatMessage[];
};

/** The name under which the demo's chat is known. */
export const DEMO_CHAT = "demo";

/** The one person there, for any address. */
const PERSON = "person-1";

const definition: ChatPlatform = {
  title: "the demo's chat",
  words: { name: "the demo's chat", workspace: "demo", command: "/unpause", invite: "/invite Unpause" },
  setUp: "Run the demo",
  channelHint: "Any name is a channel.",
  readChannel: (text) => ({ kind: "channel", channel: text, name: null }),
};

/** A chat without people, in this process: posts and edits are kept to be counted. */
export function openChatInABox(): ChatInABox {
  const messages: ChatMessage[] = [];
  const port: ChatPort = {
    platform: DEMO_CHAT,
    async post(channel, view, { ref, thread = null }) {
      const text = JSON.stringify(view);
      if (ref !== null) {
        const known = messages.find((message) => message.ref === ref);
        known?.versions.push(text);
        return known ? { kind: "posted", ref } : { kind: "gone" };
      }
      const { about, title } = view;
      const posted = { channel, thread, ref: `${channel}:${messages.length + 1}`, about, title };
      messages.push({ ...posted, versions: [text] });
      return { kind: "posted", ref: posted.ref };
    },
    find: async () => ({ kind: "unsearchable" }),
    person: async () => PERSON,
  };
  return { messages, chat: { platform: DEMO_CHAT, definition, chatOf: async () => port } };
}
