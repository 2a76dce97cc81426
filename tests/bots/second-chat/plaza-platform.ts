import type { ChatPlatform, ChatWords } from "../../../src/core/chat/chat-platform.ts";

/** The name under which places in Plaza are remembered. */
export const PLATFORM = "plaza";

/** How people speak of Plaza. */
export const PLAZA_WORDS: ChatWords = {
  name: "Plaza",
  workspace: "Plaza company",
  command: "unpause",
  invite: "/add Unpause",
};

/** Plaza's definition for the product. */
export const plazaPlatform: ChatPlatform = {
  title: "Plaza",
  words: PLAZA_WORDS,
  setUp: "Add Unpause to Plaza",
  channelHint: "Enter the room's id.",
  readChannel: (text) =>
    /^room:.{140,150}:$/.test(text)
      ? { kind: "channel", channel: text, name: null }
      : { kind: "unclear", why: "That is not the id of a room in Plaza." },
};
