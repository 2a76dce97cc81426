import type { Button, KnownBlock, RichTextLink, RichTextSection, RichTextText } from "@slack/types";
import type { MessageView, Tone } from "../../core/alert/message-view.ts";
import { escaped, literal, literalLine } from "./literal.ts";

// Lengths and counts of the Block Kit reference, docs.slack.dev/reference/block-kit.
const HEADER_LIMIT = 150;
const BUTTON_LIMIT = 75;
const ACTIONS_LIMIT = 25;
/** Slack states no limit for rich text; these keep the whole message well below what it takes. */
const TEXT_LIMIT = 1000;
const LABEL_LIMIT = 60;
const VALUE_LIMIT = 300;
const FACTS_LIMIT = 15;
const STEP_LIMIT = 500;
const QUOTE_LIMIT = 1000;
/** What a phone's lock screen shows, and more. */
const FALLBACK_LIMIT = 500;

const MARKS: Record<Tone, string> = { trouble: "🔴", busy: "🟡", good: "🟢" };

/** A message in Block Kit. Rich text instead of mrkdwn: nothing in it is read as markup, whoever wrote it. */
export function blockKit(view: MessageView): KnownBlock[] {
  const text = literal(view.text, TEXT_LIMIT);
  return [
    { type: "header", text: plain(`${MARKS[view.tone]} ${view.title}`, HEADER_LIMIT) },
    ...(text === "" ? [] : [richText({ type: "rich_text_section", elements: [words(text)] })]),
    ...(view.facts.length === 0 ? [] : [richText(facts(view.facts))]),
    ...(view.steps.length === 0 ? [] : [steps(view.steps)]),
    ...(view.why === null ? [] : [why(view.why)]),
    ...(view.actions.length === 0 ? [] : [buttons(view)]),
  ];
}

/** What is shown where blocks are not: in notifications, by screen readers. Slack reads markup in it. */
export function fallback(view: MessageView): string {
  return escaped(literalLine(`${view.title}. ${view.text}`, FALLBACK_LIMIT));
}

const richText = (...elements: Extract<KnownBlock, { type: "rich_text" }>["elements"]) => ({
  type: "rich_text" as const,
  elements,
});

function facts(list: MessageView["facts"]): RichTextSection {
  const lines = list.slice(0, FACTS_LIMIT).flatMap(({ label, value }, index) => [
    ...(index === 0 ? [] : [words("\n")]),
    bold(`${literalLine(label, LABEL_LIMIT)}: `),
    // Slack refuses an empty text.
    words(literalLine(value, VALUE_LIMIT) || "–"),
  ]);
  return { type: "rich_text_section", elements: lines };
}

function steps(list: string[]): KnownBlock {
  const items = list.map((step): RichTextSection => ({ type: "rich_text_section", elements: linked(step) }));
  return richText({ type: "rich_text_list", style: "ordered", elements: items });
}

/** Our own advice: its https addresses can be followed. */
function linked(step: string): (RichTextText | RichTextLink)[] {
  const parts = literalLine(step, STEP_LIMIT).split(/(https:\/\/[^\s<>"]+[^\s<>".,;:)])/);
  return parts.flatMap((part, index) => {
    if (part === "") return [];
    return [index % 2 === 1 ? { type: "link", url: part } : words(part)];
  });
}

function why({ summary, quote }: NonNullable<MessageView["why"]>): KnownBlock {
  return richText(
    { type: "rich_text_section", elements: [bold(literalLine(summary, TEXT_LIMIT))] },
    { type: "rich_text_preformatted", elements: [words(literal(quote, QUOTE_LIMIT))] },
  );
}

function buttons({ actions, tone }: MessageView): KnownBlock {
  const elements = actions.slice(0, ACTIONS_LIMIT).map(
    ({ label, url }, index): Button => ({
      type: "button",
      text: plain(label, BUTTON_LIMIT),
      url,
      action_id: `open:${index}`,
      ...(index === 0 && tone === "trouble" && { style: "primary" }),
    }),
  );
  return { type: "actions", elements };
}

const words = (text: string): RichTextText => ({ type: "text", text });
const bold = (text: string): RichTextText => ({ ...words(text), style: { bold: true } });
const plain = (text: string, most: number) =>
  ({ type: "plain_text", text: literalLine(text, most), emoji: false }) as const;
