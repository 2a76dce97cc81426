import type { App } from "@slack/bolt";
import { handleWords } from "../../handle-words.ts";
import { backTo } from "../post/tell.ts";
import { windowFor } from "../post/window.ts";
import { isChannelId } from "../slack-platform.ts";
import { answering } from "./answering.ts";
import { chatOf, personOf, type Slack } from "./here.ts";
import { withoutMarkup } from "./slack-text.ts";

/** `/unpause …`: acknowledged first, then answered. */
export function listenForCommands(app: App, slack: Slack): void {
  app.command(/^\/.*/, async ({ ack, command, context, respond }) => {
    await ack();
    const here = await slack.here(context.teamId);
    const window = windowFor(here.workspace.web, command.trigger_id);
    const back = backTo(here, command.channel_id, respond, false);
    const said = {
      by: personOf(here, { id: command.user_id, teamId: command.team_id }),
      words: withoutMarkup(command.text),
      channel: namedChannel(command.channel_id, command.channel_name),
      key: `slack:${command.trigger_id}`,
    };
    const recipient = { userId: command.user_id, window, back };
    await answering(here, recipient, handleWords(slack.ctx, chatOf(here), said));
  });
}

/** Slack sends these in place of a name that not everybody may know. docs.slack.dev/interactivity/implementing-slash-commands */
const NO_NAMES = new Set(["privategroup", "directmessage"]);

/** The same, with its name as Slack writes both in a mention. */
function namedChannel(id: string, name: string): string | null {
  const channel = channelIn(id);
  return channel === null || NO_NAMES.has(name) ? channel : `<#${channel}|${name}>`;
}

/** The channel of many that this conversation is; null: it is none, or there is no conversation. */
export const channelIn = (conversation: string | undefined): string | null =>
  conversation !== undefined && isChannelId(conversation) ? conversation : null;
