import type { Action } from "../core/alert/message-view.ts";

/** What one person is told in answer, seen by them alone. Plain text throughout: renderers escape, cut and mark up. */
export type Reply = {
  text: string;
  items: { title: string; text: string }[];
  /** Words of others, as they were. */
  quote: string | null;
  /** What the presses among `actions` are about; null where there are none. */
  incidentId: string | null;
  actions: Action[];
};

export function reply(text: string, more: Partial<Omit<Reply, "text">> = {}): Reply {
  return { text, items: [], quote: null, incidentId: null, actions: [], ...more };
}
