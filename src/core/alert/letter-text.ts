import type { MessageView } from "./message-view.ts";
import { cut, visible, visibleLine } from "./visible.ts";

/** Of what a provider says. */
const QUOTE_LIMIT = 1000;

/** What a message says, as plain text: every action has its address, or is a chat's alone. */
export function letterText(view: MessageView): string {
  const ways = view.actions.flatMap((action) => {
    const url = action.kind === "open" ? action.url : action.page;
    return url === null ? [] : [`${visibleLine(action.label)}: ${url}`];
  });
  const parts = [
    visibleLine(view.text),
    view.facts.map(({ label, value }) => visibleLine(`${label}: ${value}`)).join("\n"),
    view.steps.map((step, index) => `${index + 1}. ${visibleLine(step)}`).join("\n"),
    ways.join("\n"),
    view.why === null ? "" : `${view.why.summary}:\n\n${indented(cut(visible(view.why.quote), QUOTE_LIMIT))}`,
    view.updated === undefined ? "" : `Written ${view.updated.at}. Live state: ${view.updated.url}`,
    "This is Unpause. You get this mail because a mailbox that you look after needs somebody.",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const indented = (text: string) =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
