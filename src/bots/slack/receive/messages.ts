import type { App } from "@slack/bolt";
import type { Said } from "../post/tell.ts";
import { aloud } from "../post/turns.ts";
import { answering } from "./answering.ts";
import { typed } from "./commands.ts";
import type { Slack } from "./here.ts";

/** Mentions and direct messages are answered like the command. */
export function listenForMessages(app: App, slack: Slack): void {
  app.event("app_mention", async ({ event, body, context }) => {
    const { user, text, channel, ts, thread_ts } = event;
    if (user === undefined) return;
    const here = await slack.here(context.teamId);
    const { web } = here.team;
    const back = async (said: Said, shared: boolean) => {
      const toAll = () => web.chat.postMessage({ channel, thread_ts: thread_ts ?? ts, ...said });
      if (shared && (await aloud(here.inTurn, channel, toAll))) return;
      await web.chat.postEphemeral({ channel, user, ...(thread_ts && { thread_ts }), ...said });
    };
    const ear = { userId: user, pane: null, back };
    const words = text.replace(/<@[A-Z0-9]+(\|[^>]*)?>/g, " ");
    await answering(here, ear, () => typed(here, { id: user, teamId: teamOf(event) }, words, channel), {
      once: `slack:${body.event_id}`,
    });
  });

  app.message(async ({ message, body, context }) => {
    // Of a person, in a conversation with us alone; what bots say and what is edited has a subtype.
    if (message.channel_type !== "im" || message.subtype !== undefined || message.bot_id !== undefined)
      return;
    const { user, text = "" } = message;
    const here = await slack.here(context.teamId);
    const ear = { userId: user, pane: null, back: null };
    await answering(here, ear, () => typed(here, { id: user, teamId: teamOf(message) }, text, null), {
      once: `slack:${body.event_id}`,
    });
  });
}

/** In a channel that is shared with another company the writer's own team stands beside the event's. */
const teamOf = (event: { user_team?: unknown; team?: unknown }) =>
  [event.user_team, event.team].find((team) => typeof team === "string") ?? null;
