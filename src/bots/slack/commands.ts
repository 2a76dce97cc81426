import type { App } from "@slack/bolt";
import { type Answer, answerCommand } from "../answer-command.ts";
import { answering } from "./answering.ts";
import { notForThem } from "./not-for-them.ts";
import type { Slack } from "./open-slack.ts";
import { paneFor } from "./pane.ts";
import { presser, type SlackUser } from "./presser.ts";
import { backTo } from "./tell.ts";

/** `/unpause …`: acknowledged first, answered to who typed it alone unless they share it. */
export function listenForCommands(app: App, slack: Slack): void {
  app.command(/^\/.*/, async ({ ack, command, respond }) => {
    await ack();
    if (!(await slack.ctx.store.chatInputs.first(`slack:${command.trigger_id}`, slack.ctx.clock.now())))
      return;
    const pane = paneFor(slack.web, command.trigger_id);
    const back = backTo(slack, command.channel_id, respond, false);
    const ear = { userId: command.user_id, pane, back };
    await answering(slack, ear, () =>
      typed(slack, { id: command.user_id, teamId: command.team_id }, command.text),
    );
  });
}

/** The answer to what somebody typed, or pressed in an answer. */
export async function typed(slack: Slack, user: SlackUser, text: string): Promise<Answer> {
  const who = await presser(slack.ctx, slack.web, slack.ownTeam, user, null);
  if (who.kind !== "member") return { reply: notForThem(who.kind), shared: false };
  return answerCommand(slack.ctx, slack.chat, who.member, text);
}
