import type { ChatWords } from "../bot-chat.ts";

/** How people speak of Slack. */
export const SLACK_WORDS: ChatWords = {
  name: "Slack",
  workspace: "Slack workspace",
  command: "/unpause",
  invite: "/invite @Unpause",
};
