import type { MessageView } from "../chat/message-view.ts";
import type { StalledMailbox } from "../inbound/reading-store.ts";
import type { NoticeSource } from "../notice/notice.ts";
import { sayCount, sayTime } from "../words/say.ts";
import type { LateReading } from "./late-reading-store.ts";
import { unexplained } from "./unexplained.ts";

/** The most mailboxes that are searched for those of one notice. */
const MOST = 500;
/** Mailboxes that the message names. */
const MOST_NAMED = 5;

/** An owner's notice about mailboxes that are not read, and about their recovery. */
export const lateReadingNotices: NoticeSource = {
  onlyTells: true,
  async load(ctx, id) {
    const late = await ctx.store.lateReadings.get(id);
    if (late === null) return null;
    const { workspaceId, ownerId, host, endedAt, since } = late;
    const workspace = await ctx.store.members.workspace(workspaceId);
    const mailboxes = (endedAt === null ? await unexplained(ctx, MOST) : []).filter(
      (mailbox) => mailbox.ownerId === ownerId && mailbox.imapHost === host,
    );
    return {
      workspaceId,
      need: "know",
      view: viewOf(late, mailboxes, workspace?.timeZone ?? "UTC", ctx.publicUrl),
      channels: [],
      memberIds: [ownerId],
      over: endedAt !== null,
      since,
    };
  },
  open: ({ store }, workspaceId, take) => store.lateReadings.open(workspaceId, take),
};

function viewOf(
  { id, host, since, endedAt }: LateReading,
  mailboxes: StalledMailbox[],
  timeZone: string,
  publicUrl: string,
): MessageView {
  const [first] = mailboxes;
  const others = mailboxes.length - MOST_NAMED;
  return {
    about: { kind: "late-reading", id },
    stage: endedAt === null ? "busy" : "over",
    title:
      endedAt !== null
        ? `Mail at ${host}: this is settled`
        : mailboxes.length === 1 && first
          ? `${first.address} is not read`
          : `${sayCount(mailboxes.length, "mailbox", "mailboxes")} at ${host} are not read`,
    text:
      endedAt === null
        ? `${unknownOf(mailboxes)} Unpause tries again each minute.`
        : "It is read again, or an alert of its own tells what is wrong.",
    facts: [
      { label: "Since", value: sayTime(since, timeZone) },
      ...mailboxes.slice(0, MOST_NAMED).map(({ address, folder, why }) => ({
        label: folder === null ? address : `${address}, folder ${folder}`,
        value: why || "The server gives no reason.",
      })),
      ...(others > 0 ? [{ label: "And", value: sayCount(others, "other mailbox", "other mailboxes") }] : []),
    ],
    steps: [],
    why: null,
    actions:
      endedAt === null && first
        ? [{ kind: "open", label: "See the mailbox", url: `${publicUrl}/mailboxes/${first.id}` }]
        : [],
  };
}

/** Mails that nobody knows of yet. */
function unknownOf(mailboxes: StalledMailbox[]): string {
  const inboxes = mailboxes.filter(({ purpose }) => purpose === "support").length;
  return [
    ...(inboxes < mailboxes.length || inboxes === 0
      ? ["Replies and opt-outs that came in since are not known yet."]
      : []),
    ...(inboxes > 0 ? ["Mail to support that came in since has no ticket yet."] : []),
  ].join(" ");
}
