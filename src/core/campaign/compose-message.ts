import type { Fields, TemplatePort } from "../lead/template-port.ts";
import type { Step } from "./campaign.ts";
import { type ThreadHeaders, threadHeaders } from "./thread-headers.ts";

export type Message = ThreadHeaders & { text: string; html: string | null };
/** `why` is one sentence that names the part of the step that could not be made. */
export type ComposeResult = { kind: "message"; message: Message } | { kind: "failed"; why: string };

/**
 * One step as one lead gets it.
 *
 * @param steps - all of the campaign's: a follow-up takes its subject from the first
 * @param acceptedIds - Message-IDs this lead was sent before, oldest first, without angle brackets
 */
export function composeMessage(
  templates: TemplatePort,
  steps: Step[],
  position: number,
  fields: Fields,
  acceptedIds: string[],
): ComposeResult {
  const first = steps.find((step) => step.position === 1);
  const step = steps.find((step) => step.position === position);
  if (first === undefined || step === undefined) {
    return { kind: "failed", why: `This campaign has no step ${position}.` };
  }
  const parts = {
    subject: templates.render(step.subject ?? first.subject ?? "", fields, "text"),
    text: templates.render(step.text, fields, "text"),
    html: step.html === null ? null : templates.render(step.html, fields, "html"),
  };
  for (const [name, part] of Object.entries(parts)) {
    if (part?.kind === "failed") {
      return { kind: "failed", why: `The ${name} of step ${position} could not be made: ${part.why}` };
    }
  }
  const subject = oneLine(textOf(parts.subject));
  return {
    kind: "message",
    message: {
      ...threadHeaders({ subject: step.subject === null ? null : subject }, subject, acceptedIds),
      text: textOf(parts.text),
      html: parts.html && textOf(parts.html),
    },
  };
}

const textOf = (part: ReturnType<TemplatePort["render"]>) => (part.kind === "rendered" ? part.text : "");

/** A line break in a column must not become one in a header. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
