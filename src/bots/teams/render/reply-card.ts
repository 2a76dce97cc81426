import { type Dialog, isDialog } from "../../dialog.ts";
import { literal, literalSentence } from "../../literal.ts";
import type { Reply } from "../../reply.ts";
import type { AdaptiveCard, CardElement } from "./adaptive-card.ts";
import { fact } from "./alert-card.ts";
import { buttonsOf, numberButtons } from "./buttons.ts";
import { asksSecret, inputsOf, searchOf, submitOf, turnsOf } from "./dialog-inputs.ts";
import { fallbackText, replySummary } from "./fallback.ts";
import { type Detail, fitCard } from "./fit-card.ts";
import { linesOf } from "./lines.ts";

/** An answer for one person as a card. A dialog's fields are inputs of the card. */
export function replyCard(answer: Reply | Dialog): AdaptiveCard {
  if (!isDialog(answer)) return framed(answer, (detail) => replyBody(answer, detail));
  return asksSecret(answer)
    ? replyCard(answer.elsewhere)
    : framed(answer.content, (detail) => dialogBody(answer, detail));
}

const framed = (said: Reply, body: (detail: Detail) => CardElement[]): AdaptiveCard =>
  fitCard((detail) => ({
    type: "AdaptiveCard",
    version: "1.5",
    lang: "en",
    fallbackText: fallbackText(replySummary(said)),
    body: body(detail),
  }));

const replyBody = (said: Reply, detail: Detail): CardElement[] => [
  ...words(said, detail),
  ...buttons(said, detail),
];

/** The button that sends a field stands below it. */
const dialogBody = (dialog: Dialog, detail: Detail): CardElement[] => {
  const fields = [...searchOf(dialog), ...inputsOf(dialog, detail), ...submitOf(dialog)];
  const isList = dialog.portion !== null;
  return [
    ...linesOf(literalSentence(dialog.title, detail.title), 1, { weight: "Bolder", size: "Medium" }),
    ...(isList ? fields : []),
    ...words(dialog.content, detail),
    ...(isList ? [] : fields),
    ...buttons(dialog.content, detail),
    ...turnsOf(dialog),
  ];
};

const words = ({ text, items, quote }: Reply, detail: Detail): CardElement[] => [
  ...linesOf(literalSentence(text, detail.text), detail.lines),
  ...items.slice(0, detail.items).map(({ title, text }) => fact(title, text, detail)),
  ...quoted(quote ?? "", detail),
];

const buttons = ({ actions, about, numbers }: Reply, detail: Detail): CardElement[] => [
  ...buttonsOf(actions, { about, attempt: null }, detail, true),
  ...(numbers === null
    ? []
    : [...linesOf("Press the number that the page shows:", 1), ...numberButtons(numbers)]),
];

/** Words of others, in a frame of their own. */
function quoted(quote: string, detail: Detail): CardElement[] {
  const items = linesOf(literal(quote, detail.quote), detail.lines, { fontType: "Monospace" });
  return items.length === 0 ? [] : [{ type: "Container", style: "emphasis", items }];
}
