import { memberQuietUntil } from "../chat/member-quiet-until.ts";
import type { MessageView } from "../chat/message-view.ts";
import type { NoticeContext, NoticeSource } from "../notice/notice.ts";
import { plural, sayCount, sayFirst, sayTime } from "../words/say.ts";
import type { UnconfirmedNotice } from "./unconfirmed-store.ts";
import { NOT_SENT_MEANS, SENT_MEANS } from "./words.ts";

/** A person hears of leads that stand still within this time. */
const TOLD_WITHIN_MS = 60 * 60_000;
/** Campaigns that the message names. */
const MOST_NAMED = 5;

/** The one alert about the sends of a mailbox that only a person can settle. Everybody finds it on the dashboard. */
export const unconfirmedNotices: NoticeSource = {
  async load(ctx, id) {
    const notice = await ctx.store.unconfirmed.get(id);
    if (notice === null) return null;
    const { workspaceId, endedAt, since } = notice;
    const workspace = await ctx.store.members.workspace(workspaceId);
    const zone = workspace?.timeZone ?? "UTC";
    return {
      workspaceId,
      view: endedAt === null ? openView(notice, zone, ctx.publicUrl) : endedView(notice),
      need: "decide",
      channels: [],
      memberIds: endedAt === null ? await toldPeople(ctx, notice) : [],
      over: endedAt !== null,
      since,
    };
  },
  open: ({ store }, workspaceId, take) => store.unconfirmed.open(workspaceId, take),
};

/**
 * The owner; where their quiet hours would keep it from them for long, the mailbox's backups and the admins too. Where the owner says
 * that the mailbox is not theirs, those who take over: its backups, or else the admins.
 */
async function toldPeople(
  ctx: Pick<NoticeContext, "store" | "clock">,
  { mailbox, since }: UnconfirmedNotice,
): Promise<string[]> {
  const entitled = await ctx.store.fixers.entitled(mailbox.id);
  const others = entitled.filter(({ disclaims }) => !disclaims);
  if (!others.some(({ as }) => as === "owner") && others.length > 0) {
    const backups = others.filter(({ as }) => as === "backup");
    return (backups.length > 0 ? backups : others).map(({ id }) => id);
  }
  const quietEnd = await memberQuietUntil(ctx, mailbox.ownerId, null);
  if (quietEnd === null || quietEnd.getTime() <= since.getTime() + TOLD_WITHIN_MS) return [mailbox.ownerId];
  return [mailbox.ownerId, ...entitled.map(({ id }) => id)];
}

function openView(
  { id, mailbox, sends, campaigns, since }: UnconfirmedNotice,
  timeZone: string,
  publicUrl: string,
): MessageView {
  const named = campaigns.slice(0, MOST_NAMED).map((one) => `${one.name} (${one.sends})`);
  const one = sends === 1;
  return {
    about: { kind: "unconfirmed", id },
    stage: "busy",
    title: `${sayCount(sends, "send")} through ${mailbox.address} ${one ? "is" : "are"} unconfirmed`,
    text: `The line broke while Unpause handed ${one ? "it" : "them"} over, and the provider does not show whether it took ${one ? "it" : "them"}. ${one ? "The lead waits" : "These leads wait"} until a person decides. Nothing is sent twice without your word.`,
    facts: [
      { label: plural(campaigns.length, "Campaign", "Campaigns"), value: sayFirst(named, campaigns.length) },
      { label: "Since", value: sayTime(since, timeZone) },
      { label: "If they were sent", value: SENT_MEANS },
      { label: "If they were not sent", value: NOT_SENT_MEANS },
    ],
    steps: [
      `Open the Sent folder of ${mailbox.address}. Search it for the lead's address or the Message-ID.`,
      "Then decide about one send, some, or all of them.",
    ],
    why: null,
    actions: [{ kind: "open", label: "Decide", url: `${publicUrl}/mailboxes/${mailbox.id}/unconfirmed` }],
  };
}

const endedView = ({ id, mailbox }: UnconfirmedNotice): MessageView => ({
  about: { kind: "unconfirmed", id },
  stage: "over",
  title: `The unconfirmed sends through ${mailbox.address} are settled`,
  text: "Each was decided about, or its lead's sequence ended.",
  facts: [],
  steps: [],
  why: null,
  actions: [],
});
