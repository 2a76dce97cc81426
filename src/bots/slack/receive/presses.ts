import type { App, BlockAction, ButtonAction, PlainTextInputAction } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { About } from "../../../core/chat/about.ts";
import { isId } from "../../../core/is-id.ts";
import type { Answer } from "../../answer-command.ts";
import { answerDrillPress, type DrillPress } from "../../answer-drill-press.ts";
import { findNotice, isNoticePress, type NoticePress } from "../../answer-notice-press.ts";
import { answerPress } from "../../answer-press.ts";
import { mailboxesDialog } from "../../dialog/mailboxes.ts";
import { OPENING } from "../../dialog.ts";
import { forGuests, isGuestsOwn, mayPressAsGuest } from "../../guests.ts";
import { keepTrue } from "../../keep-true.ts";
import { pressNumber } from "../../press/number.ts";
import { reply } from "../../reply.ts";
import { openPane, paneFor } from "../post/pane.ts";
import { backTo, type Ear } from "../post/tell.ts";
import { aboutIn } from "../render/about-value.ts";
import { isCommand, isLink, isNumber, isTurn, numberIn, pressOf, TURN_SEARCH } from "../render/action-id.ts";
import { metaOf } from "../render/render-dialog.ts";
import { alone, answering } from "./answering.ts";
import { typed } from "./commands.ts";
import type { Here, Slack } from "./here.ts";
import { notForThem } from "./not-for-them.ts";
import { presser, type SlackUser } from "./presser.ts";

type Pressed = BlockAction<ButtonAction | PlainTextInputAction>;

/**
 * Every button in a message, a window or the home tab of ours. Acknowledged first; what it does is done on the state of now, once
 * for each press.
 */
export function listenForPresses(app: App, slack: Slack): void {
  app.action<Pressed>({ type: "block_actions" }, async ({ ack, action, body, context, respond }) => {
    await ack();
    if (isLink(action.action_id)) return;
    const here = await slack.here(context.teamId);
    const who = { id: body.user.id, teamId: body.user.team_id ?? null };
    const replace = body.container.is_ephemeral === true;
    const back = body.response_url ? backTo(here, channelOf(body), respond, replace) : null;
    const ear: Ear = { userId: who.id, pane: paneOf(here.team.web, body), back };
    const press = pressOf(action.action_id);
    const mayBeDialog = press !== null && OPENING.includes(press);
    const work = async () => alone(await outcome(here, who, action, body));
    await answering(here, ear, work, { once: `slack:${body.trigger_id}`, mayBeDialog });
  });
}

/** A person's own channel is named by its person, as where we post to it. */
const channelOf = ({ container, user }: Pressed): string => {
  const { channel_id = "" } = container as { channel_id?: string };
  return channel_id.startsWith("D") ? user.id : channel_id;
};

/** What is pressed in a window is answered in it; what is pressed elsewhere may open one. */
const paneOf = (web: WebClient, { view, trigger_id }: Pressed) =>
  view?.type === "modal" ? openPane(web, view.id) : paneFor(web, trigger_id);

async function outcome(
  here: Here,
  user: SlackUser,
  action: Pressed["actions"][number],
  body: Pressed,
): Promise<Answer["reply"]> {
  const value = action.value ?? "";
  if (isNumber(action.action_id)) return pressedNumber(here, user, value);
  if (isCommand(action.action_id)) return (await typed(here, user, value, body.channel?.id ?? null)).reply;
  if (!isTurn(action.action_id)) return pressed(here, user, action.action_id, value, body);
  const meta = body.view && metaOf(body.view);
  if (!meta) return unknown();
  const found = await seenBy(here, user, meta.about);
  if (found.kind !== "seen") return found.reply;
  if (found.guest) return forGuests(here.ctx, found.member);
  const isSearch = action.action_id === TURN_SEARCH;
  return mailboxesDialog(here.ctx, found.incident, {
    page: isSearch ? 1 : Math.max(1, Number.parseInt(value, 10) || 1),
    search: isSearch ? value : meta.search,
  });
}

async function pressed(here: Here, user: SlackUser, actionId: string, value: string, body: Pressed) {
  const { ctx, team } = here;
  const { chat } = team;
  const press = pressOf(actionId);
  const about = aboutIn(value, press ?? "");
  if (about === null) return unknown();
  if (press === "drill-take" || press === "drill-reconnect")
    return pressedInDrill(here, user, press, about.id);
  if (press !== null && isNoticePress(press)) return pressedInNotice(here, user, press, about.id);
  const found = await seenBy(here, user, about);
  if (found.kind !== "seen") return found.reply;
  const place = body.container as { is_ephemeral?: boolean; channel_id?: string; message_ts?: string };
  if (!place.is_ephemeral && place.channel_id && place.message_ts) {
    const ref = `${place.channel_id}:${place.message_ts}`;
    await keepTrue(ctx, found.incident, { press, platform: chat.platform, channel: channelOf(body), ref });
  }
  if (press === null)
    return reply("This button is from another version of Unpause. The message is brought up to date.");
  if (found.guest && !mayPressAsGuest(press)) return forGuests(ctx, found.member);
  return answerPress(ctx, chat, found.member, press, found.incident);
}

async function pressedInDrill({ ctx, team }: Here, user: SlackUser, press: DrillPress, drillId: string) {
  const drill = isId(drillId) ? await ctx.store.drills.get(drillId) : null;
  if (drill === null) return unknown();
  const who = await presser(ctx, team, user, drill.workspaceId);
  if (who.kind !== "member") return notForThem(who.kind);
  if (who.guest && !(await isGuestsOwn(ctx, who.member, drill.mailboxId))) return forGuests(ctx, who.member);
  return answerDrillPress(ctx, who.member, press, drill);
}

async function pressedNumber({ ctx, team }: Here, user: SlackUser, value: string) {
  const pressed = numberIn(value);
  const session = pressed && (await ctx.store.vouched.get(pressed.sessionId));
  if (pressed === null || session === null) return unknown();
  const who = await presser(ctx, team, user, session.workspaceId);
  return who.kind === "member" ? pressNumber(ctx, who.member, session, pressed.number) : notForThem(who.kind);
}

async function pressedInNotice({ ctx, team }: Here, user: SlackUser, press: NoticePress, id: string) {
  const notice = await findNotice(ctx, press, id);
  if (notice === null) return unknown();
  const who = await presser(ctx, team, user, notice.workspaceId);
  if (who.kind !== "member") return notForThem(who.kind);
  if (who.guest && !(await isGuestsOwn(ctx, who.member, notice.mailboxId))) return forGuests(ctx, who.member);
  return notice.press(who.member);
}

/**
 * The incident, for a member of its workspace (for a guest where a mailbox of theirs is in it); for everybody else words that tell
 * nothing of it.
 */
export async function seenBy({ ctx, team }: Here, user: SlackUser, { kind, id }: About) {
  const incident = kind === "incident" && isId(id) ? await ctx.store.incidents.get(id) : null;
  if (incident === null) return { kind: "unseen", reply: unknown() } as const;
  const who = await presser(ctx, team, user, incident.workspaceId);
  if (who.kind !== "member") return { kind: "unseen", reply: notForThem(who.kind) } as const;
  const { member, guest } = who;
  if (guest && !(await ctx.store.fixers.isConcerned(member.id, incident.id))) {
    return { kind: "unseen", reply: await forGuests(ctx, member) } as const;
  }
  return { kind: "seen", incident, member, guest } as const;
}

const unknown = () =>
  reply("Unpause no longer knows what this is about. Press Status to see what needs somebody now.", {
    actions: [{ kind: "command", label: "Status", command: "status" }],
  });
