import type { About } from "./about.ts";

/** `open`: somebody must act. `busy`: it is being worked on, or waits and loses nothing. `over`: nothing is left to do. */
export type Stage = "open" | "busy" | "over";

export type Action =
  | { kind: "open"; label: string; url: string }
  /** `press`: names what is done, in the table of the room that the subject belongs to. `page`: where the same is done without a chat; null: nowhere. */
  | { kind: "press"; label: string; press: string; page: string | null };

/**
 * What a message says, whoever shows it. Plain text throughout: renderers escape, cut and mark up. Nothing in it is a secret,
 * and its links carry ids only.
 */
export type MessageView = {
  /** The subject of the message and its presses; null: it has nothing to press. */
  about: About | null;
  stage: Stage;
  /** What happened, in one line. */
  title: string;
  /** What it means, in a sentence or two. */
  text: string;
  facts: { label: string; value: string }[];
  /** What to do, at most three steps in order. */
  steps: string[];
  /** Why we think so: the provider's own words, to be shown on demand. */
  why: { summary: string; quote: string } | null;
  actions: Action[];
  /** When it was written, as people say it, and where its live state is: a message that can no longer be edited leads there. */
  updated?: { at: string; url: string };
};
