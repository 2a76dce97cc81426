import type { ChatWords } from "../../core/chat/chat-platform.ts";

/** How people speak of Slack. */
export const SLACK_WORDS: ChatWords = {
  name: "Slack",
  workspace: "Slack workspace",
  command: "/unpause",
  invite: "/invite @Unpause",
};
