/** `trouble`: somebody must act. `busy`: it is being worked on. `good`: it is over. */
export type Tone = "trouble" | "busy" | "good";

/** What can be pressed in a chat; nothing but this name and the incident's id travels with it. */
export const PRESSES = [
  "reconnect",
  "check",
  "why",
  "for-admin",
  "ask",
  "take",
  "take-over",
  "let-go",
  "snooze",
  "snooze-day",
  "more",
  "mailboxes",
  "hand-over",
  "give-leads",
  "not-mine",
  "new-owner",
  "drill-take",
  "drill-reconnect",
  "never-again",
  "a-reply",
  "brake-resume",
  "brake-test",
  "brake-why",
  "go-without-folder",
] as const;
export type Press = (typeof PRESSES)[number];

export type Action =
  | { kind: "open"; label: string; url: string }
  /** `page`: where the same is done without a chat; null: nowhere. */
  | { kind: "press"; label: string; press: Press; page: string | null };

/**
 * What a message says, whoever shows it. Plain text throughout: renderers escape, cut and mark up. Nothing in it is a secret,
 * and its links carry ids only.
 */
export type MessageView = {
  /** What its presses are about, an incident, a rehearsal or the subject of a notice; null: it has nothing to press. */
  incidentId: string | null;
  tone: Tone;
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
