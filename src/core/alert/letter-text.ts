import type { MessageView } from "./message-view.ts";

/** What a message says, as plain text: every action has its address, or is a chat's alone. */
export function letterText(view: MessageView): string {
  const ways = view.actions.flatMap((action) => {
    const url = action.kind === "open" ? action.url : action.page;
    return url === null ? [] : [`${action.label}: ${url}`];
  });
  const parts = [
    view.text,
    view.facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    view.steps.map((step, index) => `${index + 1}. ${step}`).join("\n"),
    ways.join("\n"),
    view.why === null ? "" : `${view.why.summary}:\n\n${indented(view.why.quote)}`,
    "This is Unpause. You get this mail because a mailbox that you look after needs somebody.",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const indented = (text: string) =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
