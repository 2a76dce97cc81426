import { html } from "hono/html";
import type { Markup } from "../parts/markup.ts";

export type TourStep = "break" | "alert" | "reconnect" | "receipt";

const STEPS: [TourStep, string, string][] = [
  ["break", "Break something", "Change a password in the sandbox below."],
  ["alert", "See the alert", "With the next send or look, the cause is named and the campaign pauses."],
  ["reconnect", "Reconnect", "Press the button in the alert and enter the new password from the sandbox."],
  [
    "receipt",
    "Read the receipt",
    "The campaign goes on where it was; the receipt shows that nobody was lost or written to twice.",
  ],
];

/** The way of a newcomer through the sandbox, with the step that is next. */
export function tour(next: TourStep | "done"): Markup {
  const at = next === "done" ? STEPS.length : STEPS.findIndex(([step]) => step === next);
  return html`<ol class="tour" aria-label="Try it in a minute">${STEPS.map(([, title, what], index) => {
    const state = index < at ? "past" : index === at ? "now" : "ahead";
    return html`<li class="${state}"${state === "now" ? html` aria-current="step"` : ""}><b>${title}</b><span class="what">${what}</span></li>`;
  })}</ol>`;
}
