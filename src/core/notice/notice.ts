import type { Destination } from "../chat/destination.ts";
import type { MessageView } from "../chat/message-view.ts";
import type { Operator } from "../chat/operator.ts";
import type { Rooms } from "../store.ts";
import type { Clock } from "../time/clock.ts";
import type { Member } from "../workspace/member.ts";

/** The request of an open notice to its readers: to act, to decide, or only to know. */
export type Need = "act" | "decide" | "know";

/** One subject as people are told about it now. */
export type Notice = {
  workspaceId: string;
  view: MessageView;
  need: Need;
  /** Chat channels in which everybody reads it. */
  channels: Destination[];
  /** Members who get it for themselves: in the chat, or by letter where the chat does not know them. */
  memberIds: string[];
  /** Nothing is left to do. A place that has not shown it yet is spared. */
  over: boolean;
  /** When it began. */
  since: Date;
};

/** The part of a context that a notice needs. */
export type NoticeContext = { store: Rooms; clock: Clock; publicUrl: string; operator: Operator };

/** Where the notices of one kind come from. */
export type NoticeSource = {
  /** Which members of the workspace may read its notices; absent: all. */
  mayRead?(member: Pick<Member, "role">): boolean;
  /** Its notices want nothing of anybody. Every page counts those that do, so that these are not even asked for. */
  onlyTells?: true;
  /** @returns null when there is no such subject any more */
  load(ctx: NoticeContext, id: string): Promise<Notice | null>;
  /** The ids of the workspace's open ones, the newest first. */
  open(ctx: { store: Rooms }, workspaceId: string, take: number): Promise<string[]>;
};

export const mayRead = (source: NoticeSource, member: Pick<Member, "role">): boolean =>
  source.mayRead?.(member) ?? true;

/** Where the notices of each kind come from. Each room has sources of its own. */
export type NoticeSources = Readonly<Record<string, NoticeSource>>;
