import type { App, BlockAction, ButtonAction, PlainTextInputAction } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Answer } from "../../answer.ts";
import { mayOpenDialog } from "../../bot-kinds.ts";
import { handlePress, type Pressed } from "../../handle-press.ts";
import { handleWords } from "../../handle-words.ts";
import { backTo, type Recipient } from "../post/tell.ts";
import { openWindow, windowFor } from "../post/window.ts";
import { aboutIn } from "../render/about-value.ts";
import {
  dialogOf,
  isCommand,
  isLink,
  isNumber,
  isTurn,
  numberIn,
  pressIn,
  TURN_SEARCH,
} from "../render/action-id.ts";
import { metaOf } from "../render/render-dialog.ts";
import { answering } from "./answering.ts";
import { channelIn } from "./commands.ts";
import { chatOf, type Here, personOf, type Slack } from "./here.ts";

type Body = BlockAction<ButtonAction | PlainTextInputAction>;
type Action = Body["actions"][number];

/** Every button in a message, a window or the home tab of ours. Acknowledged first. */
export function listenForPresses(app: App, slack: Slack): void {
  app.action<Body>({ type: "block_actions" }, async ({ ack, action, body, context, respond }) => {
    await ack();
    if (isLink(action.action_id)) return;
    const here = await slack.here(context.teamId);
    const replace = body.container.is_ephemeral === true;
    const back = body.response_url ? backTo(here, channelOf(body), respond, replace) : null;
    const window = windowOf(here.workspace.web, body);
    const recipient: Recipient = { userId: body.user.id, window, back };
    const { about, press } = subjectOf(action, body);
    const mayBeDialog = about !== null && mayOpenDialog(slack.ctx.kinds, about.kind, press);
    await answering(here, recipient, handle(here, action, body), mayBeDialog);
  });
}

/** A person's own channel is named by its person, as where we post to it. */
const channelOf = ({ container, user }: Body): string => {
  const { channel_id = "" } = container as { channel_id?: string };
  return channel_id.startsWith("D") ? user.id : channel_id;
};

/** A press in a window is answered in it; a press elsewhere may open one. */
const windowOf = (web: WebClient, { view, trigger_id }: Body) =>
  view?.type === "modal" ? openWindow(web, view.id) : windowFor(web, trigger_id);

function handle(here: Here, action: Action, body: Body): Promise<Answer | null> {
  const { ctx } = here;
  const by = personOf(here, { id: body.user.id, teamId: body.user.team_id ?? null });
  const key = `slack:${body.trigger_id}`;
  if (isCommand(action.action_id)) {
    const channel = channelIn(body.channel?.id);
    return handleWords(ctx, chatOf(here), { by, words: action.value ?? "", channel, pressed: true, key });
  }
  const message = messageIn(body);
  return handlePress(ctx, chatOf(here), { by, ...subjectOf(action, body), message, key });
}

/** The subject of a button, and its press. */
function subjectOf(
  { action_id, value = "" }: Pick<Action, "action_id"> & { value?: string | null | undefined },
  { view }: Body,
): Pick<Pressed, "about" | "press" | "value" | "portion"> {
  if (isNumber(action_id)) {
    const { sessionId, number } = numberIn(value ?? "") ?? {};
    const about = sessionId === undefined ? null : { kind: "vouched-session", id: sessionId };
    return { about, press: "number", value: `${number}` };
  }
  if (isTurn(action_id)) {
    const meta = view && metaOf(view);
    const press = dialogOf(view?.callback_id ?? "") ?? "";
    return {
      about: meta?.about ?? null,
      press,
      portion: portionIn(action_id, value ?? "", meta?.search ?? ""),
    };
  }
  const press = pressIn(action_id);
  return { press, ...aboutIn(value ?? "", press) };
}

/** A new search begins with its first page. */
const portionIn = (actionId: string, value: string, search: string) =>
  actionId === TURN_SEARCH
    ? { page: 1, search: value }
    : { page: Math.max(1, Number.parseInt(value, 10) || 1), search };

/** The message that it was pressed in, unless the person sees it alone. */
function messageIn(body: Body): Pressed["message"] {
  const place = body.container as { is_ephemeral?: boolean; channel_id?: string; message_ts?: string };
  if (place.is_ephemeral || !place.channel_id || !place.message_ts) return null;
  return { channel: channelOf(body), ref: `${place.channel_id}:${place.message_ts}` };
}
