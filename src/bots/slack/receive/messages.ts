import type { App } from "@slack/bolt";
import { handleWords } from "../../handle-words.ts";

import { sayInTurn } from "../../take-turns.ts";
import type { SlackMessage } from "../post/tell.ts";

import { answering } from "./answering.ts";
import { channelIn } from "./commands.ts";
import { chatOf, personOf, type Slack } from "./here.ts";
import { withoutMarkup, withoutMention } from "./slack-text.ts";

/** Mentions and direct messages are answered like the command. */
export function listenForMessages(app: App, slack: Slack): void {
  app.event("app_mention", async ({ event, body, context }) => {
    const { user, text, channel, ts, thread_ts } = event;
    if (user === undefined) return;
    const here = await slack.here(context.teamId);
    const { web } = here.workspace;
    const back = async (said: SlackMessage, shared: boolean) => {
      const toAll = () => web.chat.postMessage({ channel, thread_ts: thread_ts ?? ts, ...said });
      if (shared && (await sayInTurn(here.inTurn, channel, toAll))) return;
      await web.chat.postEphemeral({ channel, user, ...(thread_ts && { thread_ts }), ...said });
    };
    const said = {
      by: personOf(here, { id: user, teamId: teamOf(event) }),
      words: withoutMention(text),
      channel: channelIn(channel),
      key: `slack:${body.event_id}`,
    };
    const recipient = { userId: user, window: null, back };
    await answering(here, recipient, handleWords(slack.ctx, chatOf(here), said));
  });

  app.message(async ({ message, body, context }) => {
    // Of a person, in a conversation with us alone; what bots say and what is edited has a subtype.
    if (message.channel_type !== "im" || message.subtype !== undefined || message.bot_id !== undefined)
      return;
    const { user, text = "" } = message;
    const here = await slack.here(context.teamId);
    const said = {
      by: personOf(here, { id: user, teamId: teamOf(message) }),
      words: withoutMarkup(text),
      channel: null,
      key: `slack:${body.event_id}`,
    };
    const recipient = { userId: user, window: null, back: null };
    await answering(here, recipient, handleWords(slack.ctx, chatOf(here), said));
  });
}

/** In a channel that is shared with another company, the writer's own team is beside the event's. */
const teamOf = (event: { user_team?: unknown; team?: unknown }) =>
  [event.user_team, event.team].find((team) => typeof team === "string") ?? null;
