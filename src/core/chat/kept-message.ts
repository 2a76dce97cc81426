import type { Saying } from "./saying.ts";

/** Names one subject: an incident, or the subject of a notice. */
export type Subject = { kind: string; id: string };

/** The message that everybody in a place has about the subject. Its others there have parts of their own. */
export const MESSAGE = "message";

/**
 * The reason of a second message in a place. `edit-refused`: the first can never be edited again. `answer-lost`: the first may
 * exist, and the chat cannot be searched for it.
 */
export type ExtraWhy = "edit-refused" | "answer-lost";

/** One message of a subject in one place. Platform and channel name the place; `part` names the message there. */
export type KeptMessage = {
  id: string;
  workspaceId: string;
  about: Subject;
  part: string;
  platform: string;
  channel: string;
  /** The one person who reads it there; null: everybody in the channel does. */
  memberId: string | null;
  /** Its own words, beside the facts of its subject. null: none. */
  says: Saying | null;
  messageRef: string | null;
  /** Posting began then and its end is not known, where `messageRef` is null. */
  postingAt: Date | null;
  /** When it last was posted or edited. */
  postedAt: Date | null;
  /** Digest of what it shows. */
  shown: string | null;
  /** Why the place cannot be reached. */
  deadWhy: string | null;
  /** The chat refuses to edit it for good, since then. */
  editRefusedAt: Date | null;
  /** A second message was begun in its place, the only one. */
  extra: { at: Date; why: ExtraWhy } | null;
};
