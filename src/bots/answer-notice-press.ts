import { isId } from "../core/is-id.ts";
import type { Ctx, NoticePressHandler, PressedNotice } from "./notice-press.ts";
import { brakePresses } from "./press/brake.ts";
import { folderPresses } from "./press/go-without-folder.ts";
import { optOutPresses } from "./press/opt-out.ts";
import type { Press } from "./presses.ts";

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
