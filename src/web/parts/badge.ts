import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** The colour of a state; the word beside it says the same. */
export type Tone = "good" | "wait" | "bad" | "calm";

export const badge = (tone: Tone, word: string): Markup => html`<span class="badge ${tone}">${word}</span>`;
