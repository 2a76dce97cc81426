import { commit } from "../../core/commit.ts";
import type { Context } from "../../core/context.ts";
import { isId } from "../../core/is-id.ts";
import { askForNotice } from "../../core/notice/ask-for-notice.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { BotContext, BotKind } from "../bot-kinds.ts";
import { isGuestsOwn } from "../guests.ts";
import type { Reply } from "../reply.ts";

type NoticePress<S> = (ctx: BotContext, member: Member, subject: S) => Promise<Reply>;

type NoticeKind<S> = {
  kind: string;
  get(ctx: Context, id: string): Promise<S | null>;
  /** The mailbox that it is about. null: it belongs to no single person. */
  mailboxOf(subject: S): string | null;
  presses: Readonly<Record<string, NoticePress<S>>>;
};

/** The presses in the notices of one kind, in chats and on the notice's page. */
export function noticeKind<S extends { id: string; workspaceId: string }>({
  kind,
  get,
  mailboxOf,
  presses,
}: NoticeKind<S>): BotKind<S> {
  const handlers = Object.entries(presses).map(([name, run]) => [
    name,
    {
      forGuests: true as const,
      press: (ctx: BotContext, { member, subject }: { member: Member; subject: S }) =>
        run(ctx, member, subject),
    },
  ]);
  return {
    async find(ctx, id) {
      const subject = isId(id) ? await get(ctx, id) : null;
      return subject && { workspaceId: subject.workspaceId, subject };
    },
    isGuestsOwn: (ctx, member, subject) => isGuestsOwn(ctx, member, mailboxOf(subject)),
    presses: Object.fromEntries(handlers),
    dialogs: {},
    // Its places are kept true with it. A message with a press of another version is shown anew.
    async keepTrue(ctx, { id, workspaceId }, { known }) {
      if (known) return;
      const about = { kind, id };
      await commit(ctx, null, (tx) => askForNotice(tx, workspaceId, about, ctx.clock.now()));
    },
  };
}
