import type { App, BlockAction, ButtonAction } from "@slack/bolt";
import { isId } from "../../core/is-id.ts";
import { answerPress } from "../answer-press.ts";
import { keepTrue } from "../keep-true.ts";
import { type Reply, reply } from "../reply.ts";
import { isCommand, isLink, pressOf } from "./action-id.ts";
import { alone, answering } from "./answering.ts";
import { typed } from "./commands.ts";
import { notForThem } from "./not-for-them.ts";
import type { Slack } from "./open-slack.ts";
import { presser, type SlackUser } from "./presser.ts";
import { backTo } from "./tell.ts";

/** Every button in a message of ours. Acknowledged first; what it does is done on the state of now, once for each press. */
export function listenForPresses(app: App, slack: Slack): void {
  app.action<BlockAction<ButtonAction>>({ type: "block_actions" }, async ({ ack, action, body, respond }) => {
    await ack();
    if (isLink(action.action_id)) return;
    if (!(await slack.ctx.store.chatInputs.first(`slack:${body.trigger_id}`, slack.ctx.clock.now()))) return;
    // What is pressed in the home tab has no message that an answer could go to.
    const back = body.response_url ? backTo(respond, body.container.is_ephemeral === true) : null;
    const ear = { web: slack.web, userId: body.user.id, back };
    const who = { id: body.user.id, teamId: body.user.team_id ?? null };
    await answering(slack, ear, async () =>
      isCommand(action.action_id)
        ? alone((await typed(slack, who, action.value ?? "")).reply)
        : alone(await pressed(slack, who, action, body)),
    );
  });
}

async function pressed(
  slack: Slack,
  user: SlackUser,
  action: ButtonAction,
  body: BlockAction,
): Promise<Reply> {
  const { ctx, chat } = slack;
  const incidentId = action.value ?? "";
  const incident = isId(incidentId) ? await ctx.store.incidents.get(incidentId) : null;
  if (incident === null) return reply("Unpause no longer knows what this message is about.");
  const who = await presser(ctx, slack.web, slack.ownTeam, user, incident.workspaceId);
  if (who.kind !== "member") return notForThem(who.kind);

  const place = body.container as { is_ephemeral?: boolean; channel_id?: string; message_ts?: string };
  if (!place.is_ephemeral && place.channel_id && place.message_ts) {
    const ref = `${place.channel_id}:${place.message_ts}`;
    await keepTrue(ctx, incident, { platform: chat.platform, channel: place.channel_id, ref });
  }
  const press = pressOf(action.action_id);
  if (press === null)
    return reply("This button is from another version of Unpause. The message is brought up to date.");
  return answerPress(ctx, chat, who.member, press, incident);
}
