import type { ChatWords } from "../../core/chat/chat-platform.ts";

/** How people speak of Teams. */
export const TEAMS_WORDS: ChatWords = {
  name: "Microsoft Teams",
  workspace: "Microsoft organisation",
  command: "@Unpause",
  invite: "add the app Unpause to the team",
};
