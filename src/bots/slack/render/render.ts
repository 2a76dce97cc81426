import type { Button, KnownBlock, RichTextLink, RichTextSection, RichTextText } from "@slack/types";
import type { About } from "../../../core/chat/about.ts";
import type { MessageView, Stage } from "../../../core/chat/message-view.ts";
import { visibleLine } from "../../../core/words/visible.ts";
import { literal, literalLine, literalSentence } from "../../literal.ts";
import type { Reply, ReplyAction } from "../../reply.ts";
import { aboutValue } from "./about-value.ts";
import { actionId, numberId, numberValue } from "./action-id.ts";
import { escaped } from "./escaped.ts";

// Lengths and counts of the Block Kit reference, docs.slack.dev/reference/block-kit.
const HEADER_LIMIT = 150;
const BUTTON_LIMIT = 75;
const BUTTON_VALUE_LIMIT = 2000;
const ACTIONS_LIMIT = 25;
/** Slack states no limit for rich text; these keep the whole message well below what it takes. */
const TEXT_LIMIT = 1000;
const LABEL_LIMIT = 150;
const VALUE_LIMIT = 300;
const STEP_LIMIT = 500;
const QUOTE_LIMIT = 1000;
const ITEMS_LIMIT = 20;
/** Longer than a phone's lock screen shows. */
const FALLBACK_LIMIT = 500;

const MARKS: Record<Stage, string> = { open: "🔴", busy: "🟡", over: "🟢" };

/** A message in Block Kit. Rich text instead of mrkdwn: nothing in it is read as markup, from any author. */
export function blockKit(view: MessageView): KnownBlock[] {
  return [
    { type: "header", text: heading(`${MARKS[view.stage]} ${view.title}`) },
    ...sentences(view.text),
    ...(view.facts.length === 0 ? [] : [richText(facts(view.facts))]),
    ...(view.steps.length === 0 ? [] : [steps(view.steps)]),
    ...buttons(view.actions, view.about, view.stage === "open"),
    ...(view.updated === undefined ? [] : [richText(updated(view.updated))]),
  ];
}

/** An answer for one person, in Block Kit. */
export function replyBlocks({ text, items, quote, actions, about, numbers }: Reply): KnownBlock[] {
  return [
    ...sentences(text),
    ...(items.length === 0
      ? []
      : [
          richText(
            facts(items.slice(0, ITEMS_LIMIT).map(({ title, text }) => ({ label: title, value: text }))),
          ),
        ]),
    ...quoted(quote ?? ""),
    ...buttons(actions, about, true),
    ...(numbers === null ? [] : numberButtons(numbers)),
  ];
}

function numberButtons({ sessionId, choices }: NonNullable<Reply["numbers"]>): KnownBlock[] {
  const elements = choices.map(
    (number): Button => ({
      type: "button",
      text: plain(`${number}`, BUTTON_LIMIT),
      action_id: numberId(number),
      value: numberValue(sessionId, number),
    }),
  );
  return [...sentences("Press the number that the page shows:"), { type: "actions", elements }];
}

export const replyFallback = ({ text }: Reply) => escaped(literalLine(text, FALLBACK_LIMIT));

/** The text where blocks are not shown: in notifications, by screen readers. Slack reads markup in it. */
export function fallback(view: MessageView): string {
  return escaped(literalLine(`${view.title}. ${view.text}`, FALLBACK_LIMIT));
}

/** Our words, with names of others in them: nothing in them can be followed. */
function sentences(text: string): KnownBlock[] {
  const said = literalSentence(text, TEXT_LIMIT);
  return said.trim() === "" ? [] : [richText({ type: "rich_text_section", elements: [words(said)] })];
}

const richText = (...elements: Extract<KnownBlock, { type: "rich_text" }>["elements"]) => ({
  type: "rich_text" as const,
  elements,
});

function facts(list: MessageView["facts"]): RichTextSection {
  const lines = list.slice(0, ITEMS_LIMIT).flatMap(({ label, value }, index) => [
    ...(index === 0 ? [] : [words("\n")]),
    bold(`${literalLine(label, LABEL_LIMIT)}: `),
    // Slack refuses an empty text.
    words(literalLine(value, VALUE_LIMIT) || "–"),
  ]);
  return { type: "rich_text_section", elements: lines };
}

function steps(list: string[]): KnownBlock {
  const items = list.map(
    (step): RichTextSection => ({
      type: "rich_text_section",
      elements: linked(literalLine(step, STEP_LIMIT)),
    }),
  );
  return richText({ type: "rich_text_list", style: "ordered", elements: items });
}

/** Our own words alone: their https addresses can be followed. */
function linked(text: string): (RichTextText | RichTextLink)[] {
  const parts = text.split(/(https:\/\/[^\s<>"]+[^\s<>".,;:)])/);
  return parts.flatMap((part, index) => {
    if (part === "") return [];
    return [index % 2 === 1 ? { type: "link", url: part } : words(part)];
  });
}

function quoted(quote: string): KnownBlock[] {
  const said = literal(quote, QUOTE_LIMIT);
  return said.trim() === "" ? [] : [richText({ type: "rich_text_preformatted", elements: [words(said)] })];
}

function buttons(actions: ReplyAction[], about: About | null, urgent: boolean): KnownBlock[] {
  const elements = actions.slice(0, ACTIONS_LIMIT).map(
    (action, index): Button => ({
      type: "button",
      text: plain(action.label, BUTTON_LIMIT),
      action_id: actionId(action, index),
      ...target(action, about),
      ...(index === 0 && urgent && { style: "primary" }),
    }),
  );
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}

function target(action: ReplyAction, about: About | null): Pick<Button, "url" | "value"> {
  switch (action.kind) {
    case "open":
      return { url: action.url };
    case "command":
      return { value: literalLine(action.command, BUTTON_VALUE_LIMIT) };
    case "press":
      return about === null ? {} : { value: aboutValue(about, "value" in action ? action.value : undefined) };
  }
}

/** A message that cannot be edited any more leads to what is true now. */
const updated = ({ at, url }: NonNullable<MessageView["updated"]>): RichTextSection => ({
  type: "rich_text_section",
  elements: [words(`Updated ${at}. `), { type: "link", url, text: "Live state" }],
});

const words = (text: string): RichTextText => ({ type: "text", text });
const bold = (text: string): RichTextText => ({ ...words(text), style: { bold: true } });
const heading = (text: string) => plain(literalSentence(visibleLine(text), HEADER_LIMIT), HEADER_LIMIT);
const plain = (text: string, most: number) =>
  ({ type: "plain_text", text: literalLine(text, most), emoji: false }) as const;
