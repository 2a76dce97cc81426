import { cut, visible, visibleLine } from "../words/visible.ts";
import type { MessageView } from "./message-view.ts";

/** Of what a provider says. */
const QUOTE_LIMIT = 1000;

const WHO = "This is Unpause. You get this mail because you look after what it is about.";

/** A message as plain text. Every action is an address, or works in a chat only. */
export function letterText(view: MessageView): string {
  const ways = view.actions.flatMap((action) => {
    const url = action.kind === "open" ? action.url : action.page;
    return url === null ? [] : [`${visibleLine(action.label)}: ${url}`];
  });
  return joined([
    visibleLine(view.text),
    ...said(view),
    ways.join("\n"),
    view.why === null ? "" : `${view.why.summary}:\n\n${indented(cut(visible(view.why.quote), QUOTE_LIMIT))}`,
    view.updated === undefined ? "" : `Written ${view.updated.at}. Live state: ${view.updated.url}`,
    WHO,
  ]);
}

/**
 * The same for a letter that leaves through a mailbox, where every reader of its Sent folder reads it. It has no link that signs in
 * or reconnects, and none of a provider, which might do so. Its one address is a page that asks for sign-in.
 *
 * @param publicUrl - the address of Unpause, for a message without a page of its own
 */
export function sharedLetterText(view: MessageView, publicUrl: string): string {
  const { text, facts, steps, updated } = view;
  return joined([
    visibleLine(withoutLinks(text)),
    ...said({
      facts: facts.map(({ label, value }) => ({ label, value: withoutLinks(value) })),
      steps: steps.map(withoutQueries),
    }),
    view.why === null ? "" : "The page shows the reason in full.",
    ...(updated === undefined ? [] : [`Written ${updated.at}.`]),
    `Open Unpause: ${withoutQueries(updated?.url ?? publicUrl)}\nThe page asks you to sign in.`,
    WHO,
  ]);
}

const said = ({ facts, steps }: Pick<MessageView, "facts" | "steps">) => [
  facts.map(({ label, value }) => visibleLine(`${label}: ${value}`)).join("\n"),
  steps.map((step, index) => `${index + 1}. ${visibleLine(step)}`).join("\n"),
];

const joined = (parts: string[]) => `${parts.filter((part) => part !== "").join("\n\n")}\n`;

const LINK = /\bhttps?:\/\/\S*/gi;

const withoutLinks = (text: string) => text.replace(LINK, "(link left out)");

/** A query could hold a token that signs a person in. */
const withoutQueries = (text: string) =>
  text.replace(LINK, (link) => link.slice(0, (link.search(/[?#]/) + 1 || link.length + 1) - 1));

const indented = (text: string) =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
