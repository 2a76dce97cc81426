import type { About } from "./about.ts";

/** `open`: a person must act. `busy`: work is under way, or it waits and loses nothing. `over`: nothing is left to do. */
export type Stage = "open" | "busy" | "over";

export type Action =
  | { kind: "open"; label: string; url: string }
  /** `press`: names what is done, in the table of the room that the subject belongs to. `page`: where the same is done without a chat; null: nowhere. */
  | { kind: "press"; label: string; press: string; page: string | null };

/**
 * A message, independent of its chat. Plain text throughout: renderers escape, cut and mark up. Nothing in it is a secret, and its
 * links carry ids only.
 */
export type MessageView = {
  /** The subject of the message and its presses; null: it has nothing to press. */
  about: About | null;
  stage: Stage;
  /** The event, in one line. */
  title: string;
  /** The meaning, in a sentence or two. */
  text: string;
  facts: { label: string; value: string }[];
  /** At most three steps, in order. */
  steps: string[];
  /** Why we think so: the provider's own words, to be shown on demand. */
  why: { summary: string; quote: string } | null;
  actions: Action[];
  /** When it was written, as people say it, and the page with its live state. A message that can no longer be edited leads there. */
  updated?: { at: string; url: string };
};
