import type { App } from "@slack/bolt";
import { isChannelId } from "../../../core/chat/destination.ts";
import { type Answer, answerCommand } from "../../answer-command.ts";
import { paneFor } from "../post/pane.ts";
import { backTo } from "../post/tell.ts";
import { answering } from "./answering.ts";
import type { Here, Slack } from "./here.ts";
import { notForThem } from "./not-for-them.ts";
import { presser, type SlackUser } from "./presser.ts";

/** `/unpause …`: acknowledged first, answered to who typed it alone unless they share it. */
export function listenForCommands(app: App, slack: Slack): void {
  app.command(/^\/.*/, async ({ ack, command, context, respond }) => {
    await ack();
    const here = await slack.here(context.teamId);
    const pane = paneFor(here.team.web, command.trigger_id);
    const back = backTo(here, command.channel_id, respond, false);
    const ear = { userId: command.user_id, pane, back };
    const who = { id: command.user_id, teamId: command.team_id };
    await answering(here, ear, () => typed(here, who, command.text, command.channel_id), {
      once: `slack:${command.trigger_id}`,
    });
  });
}

/**
 * The answer to what somebody typed, or pressed in an answer.
 *
 * @param place - the conversation, by Slack's id; null: a window, or the home tab
 */
export async function typed(
  { ctx, team }: Here,
  user: SlackUser,
  text: string,
  place: string | null,
): Promise<Answer> {
  const who = await presser(ctx, team, user, null);
  if (who.kind !== "member") return { reply: notForThem(who.kind), shared: false };
  const channel = place !== null && isChannelId(place) ? place : null;
  return answerCommand(ctx, team.chat, { ...who, channel }, text);
}
