import type { ChatPlatform } from "../../core/chat/chat-platform.ts";
import { TEAMS_WORDS } from "./words.ts";

/** A channel's id, with its name where we write both: `19:…@thread.tacv2|alerts`. */
const CHANNEL = /^(19:[\w-]{1,200}@thread\.(?:tacv2|skype|v2))(?:\|([^|]{1,200}))?$/;
/** The same in the address that “Get link to channel” copies, which has it encoded. */
const LINK =
  /^https:\/\/teams\.(?:cloud\.)?microsoft(?:\.com)?\/l\/channel\/([\w%.@-]{1,300})\/([\w%.-]{0,400})/;

/** The facts of Teams for the product, even where it is not set up. */
export const teamsPlatform: ChatPlatform = {
  title: "Microsoft Teams",
  words: TEAMS_WORDS,
  setUp: "Set TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID",
  channelHint: "Say “@Unpause settings here” in the channel, or enter its link (“Get link to channel”).",
  readChannel(text) {
    const [, encoded, name = ""] = LINK.exec(text) ?? [];
    const said = encoded === undefined ? text : `${decoded(encoded)}|${decoded(name)}`;
    const [, channel, named] = CHANNEL.exec(said.replace(/\|$/, "")) ?? [];
    return channel === undefined
      ? { kind: "unclear", why: NOT_A_CHANNEL }
      : { kind: "channel", channel, name: named ?? null };
  },
};

const NOT_A_CHANNEL =
  "That is not a channel of Microsoft Teams. Open the channel's menu, press “Get link to channel”, and enter that link.";

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
