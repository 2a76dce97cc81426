import type { Press } from "../core/alert/message-view.ts";
import type { AuditContext } from "../core/audit/append-rows.ts";
import type { Context } from "../core/context.ts";
import { isId } from "../core/is-id.ts";
import type { Member } from "../core/workspace/member.ts";
import { brakePresses } from "./press/brake.ts";
import { folderPresses } from "./press/go-without-folder.ts";
import { optOutPresses } from "./press/opt-out.ts";
import type { Reply } from "./reply.ts";

type Ctx = AuditContext & Pick<Context, "wake" | "live" | "publicUrl">;

/**
 * A notice as it is pressed: its workspace, and the press itself, for a member of that workspace. `mailboxId`: the mailbox it is
 * about; null: it is about a campaign.
 */
export type PressedNotice = {
  workspaceId: string;
  mailboxId: string | null;
  press(member: Member): Promise<Reply>;
};

/** Finds what a press of one kind is about. null: there is no such subject any more. */
export type NoticePressHandler = (ctx: Ctx, id: string) => Promise<PressedNotice | null>;

const handlers = { ...optOutPresses, ...brakePresses, ...folderPresses } satisfies Partial<
  Record<Press, NoticePressHandler>
>;

/** What can be pressed in notices; the presses of alerts and rehearsals are not among them. */
export type NoticePress = keyof typeof handlers;

export const isNoticePress = (press: string): press is NoticePress => Object.hasOwn(handlers, press);

/** Finds the subject of a press, however old the message is. Whether its presser may is decided in the press. */
export async function findNotice(ctx: Ctx, press: NoticePress, id: string): Promise<PressedNotice | null> {
  return isId(id) ? handlers[press](ctx, id) : null;
}
