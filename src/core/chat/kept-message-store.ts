import type { ExtraWhy, KeptMessage, Subject } from "./kept-message.ts";
import type { Saying } from "./saying.ts";

export interface KeptMessageStore {
  /** This message of the subject in this place; made when there is none yet. `part`: MESSAGE unless given. */
  openOrGet(
    workspaceId: string,
    about: Subject,
    place: { platform: string; channel: string; memberId: string | null; part?: string; says?: Saying },
  ): Promise<KeptMessage>;
  get(id: string): Promise<KeptMessage | null>;
  /** All of the subject, in all places. */
  of(about: Subject): Promise<KeptMessage[]>;
  /** The message with this ref. null: it is unknown. */
  at(about: Subject, platform: string, messageRef: string): Promise<KeptMessage | null>;
  /** It is about to be posted. */
  posting(id: string, at: Date): Promise<void>;
  /** Delivered: the platform returned a place. `shown` is the digest of what it shows now. */
  posted(id: string, messageRef: string, shown: string, at: Date): Promise<void>;
  /** The message whose posting had no known end stands there. Nobody knows what it shows. */
  found(id: string, messageRef: string): Promise<void>;
  /** The message is gone there, or was not posted after all. */
  forget(id: string): Promise<void>;
  /** The message exists, and the chat refuses to edit it for good. */
  editRefused(id: string, messageRef: string, at: Date): Promise<void>;
  /** A second message takes its place. @returns false when one did before */
  beginExtra(id: string, why: ExtraWhy, at: Date): Promise<boolean>;
  /** The place cannot be reached. */
  dead(id: string, why: string): Promise<void>;
  /** The number of messages that may show an old state for good, by reason. */
  countExtras(): Promise<Record<ExtraWhy, number>>;
}
