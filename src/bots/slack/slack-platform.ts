import type { ChatPlatform } from "../../core/chat/chat-platform.ts";
import { SLACK_WORDS } from "./words.ts";

/** Slack's channel ids begin with C (public or private) or G (older private ones). */
export const isChannelId = (text: string): boolean => CHANNEL_ID.test(text);

const CHANNEL_ID = /^[CG][A-Z0-9]{8,}$/;

/** Slack's form of a mentioned channel. docs.slack.dev/messaging/formatting-message-text */
const MENTION = /^<#([CG][A-Z0-9]{8,})(?:\|([^<>|]{1,80}))?>$/;

/** Slack's facts for the product, even where it is not set up. */
export const slackPlatform: ChatPlatform = {
  title: "Slack",
  words: SLACK_WORDS,
  setUp: "Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET",
  takesSecrets: true,
  channelHint: "Say “/unpause settings here” in the channel, or enter its id, such as C0123ABCD.",
  readChannel(text) {
    const [, id, name] = MENTION.exec(text) ?? [];
    if (id !== undefined) return { kind: "channel", channel: id, name: name ? `#${name}` : null };
    return isChannelId(text)
      ? { kind: "channel", channel: text, name: null }
      : { kind: "unclear", why: NOT_A_CHANNEL };
  },
};

const NOT_A_CHANNEL =
  "That is not a channel id. In Slack, open the channel's details and copy the id at the bottom; it looks like C0123ABCD.";
