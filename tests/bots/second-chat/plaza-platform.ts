import type { ChatPlatform } from "../../../src/core/chat/chat-platform.ts";

/** The name under which places in Plaza are remembered. */
export const PLATFORM = "plaza";

/** What Plaza is to the product. */
export const plazaPlatform: ChatPlatform = {
  title: "Plaza",
  setUp: "Add Unpause to Plaza",
  channelHint: "Enter the room's id.",
  readChannel: (text) =>
    /^room:.{140,150}:$/.test(text)
      ? { kind: "channel", channel: text, name: null }
      : { kind: "unclear", why: "That is not the id of a room in Plaza." },
};
