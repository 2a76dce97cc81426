import type { About } from "./notice.ts";

/** Where one message of a subject stands. The pair of platform and channel names the place. */
export type KeptMessage = {
  id: string;
  platform: string;
  channel: string;
  /** The one person who reads it there; null: everybody in the channel does. */
  memberId: string | null;
  messageRef: string | null;
  /** Posting began then and its end is not known, where `messageRef` is null. */
  postingAt: Date | null;
  /** Digest of what it shows. */
  shown: string | null;
  /** Why nobody is reached there. */
  deadWhy: string | null;
};

export interface KeptMessageStore {
  /** The subject's message in this place; made when there is none yet. */
  openOrGet(
    workspaceId: string,
    about: About,
    place: { platform: string; channel: string; memberId: string | null },
  ): Promise<KeptMessage>;
  of(about: About): Promise<KeptMessage[]>;
  /** It is about to be posted. */
  posting(id: string, at: Date): Promise<void>;
  /** Delivered: the platform returned a place. `shown` is the digest of what it shows now. */
  posted(id: string, messageRef: string, shown: string, at: Date): Promise<void>;
  /** The message is gone there, or was not tried after all. */
  forget(id: string): Promise<void>;
  dead(id: string, why: string): Promise<void>;
}
