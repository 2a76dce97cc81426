import type { About } from "../core/chat/about.ts";
import type { Action } from "../core/chat/message-view.ts";

export type ReplyAction =
  | Action
  /** `value`: one of the choices of the dialog that the press is named after, or the page of its list. */
  | (Extract<Action, { kind: "press" }> & { value: string })
  /** Says this for them, as if they had typed it. */
  | { kind: "command"; label: string; command: string };

/** The answer to one person, seen by them alone. Plain text throughout: renderers escape, cut and mark up. */
export type Reply = {
  text: string;
  items: { title: string; text: string }[];
  /** Words of others, as they were. */
  quote: string | null;
  /** The subject of the presses among `actions`. null: there are none. */
  about: About | null;
  actions: ReplyAction[];
  /** The numbers of which a page shows one, for who was given its link; null: there is none to confirm. */
  numbers: { sessionId: string; choices: number[] } | null;
};

export function reply(text: string, more: Partial<Omit<Reply, "text">> = {}): Reply {
  return { text, items: [], quote: null, about: null, actions: [], numbers: null, ...more };
}
