import type { ChatWords } from "../../core/chat/chat-platform.ts";

/** How people speak of Teams. */
export const TEAMS_WORDS: ChatWords = {
  name: "Microsoft Teams",
  workspace: "Microsoft organisation",
  command: "@Unpause",
  reach:
    "Microsoft Teams lets Unpause write only to people who have the app, or are in a team that has it. An admin of the tenant gives it to everybody by a setup policy (docs/teams.md).",
  givesGroup:
    "Said in a channel of a Microsoft team, an admin's code also gives the team to this workspace, and its alerts to that channel.",
  invite: "add the app Unpause to the team",
};
