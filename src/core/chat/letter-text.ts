import { cut, visible, visibleLine } from "../words/visible.ts";
import type { MessageView } from "./message-view.ts";

/** Of what a provider says. */
const QUOTE_LIMIT = 1000;

const WHO = "This is Unpause. You get this mail because you look after what it is about.";

/** What a message says, as plain text: every action has its address, or is a chat's alone. */
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
 * The same for a letter that leaves through a mailbox: whoever reads its Sent folder reads this. It has no link that signs in or
 * reconnects, and none of a provider's own, which may do so. Its one address is a page that asks for sign-in.
 *
 * @param publicUrl - where Unpause is, for a message without a page of its own
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

/** Whatever a link could sign somebody in with stands behind the address of its page. */
const withoutQueries = (text: string) =>
  text.replace(LINK, (link) => link.slice(0, (link.search(/[?#]/) + 1 || link.length + 1) - 1));

const indented = (text: string) =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
