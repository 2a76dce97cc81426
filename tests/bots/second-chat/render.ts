import { type Dialog, isDialog } from "../../../src/bots/dialog.ts";
import type { Reply, ReplyAction } from "../../../src/bots/reply.ts";
import type { About } from "../../../src/core/chat/about.ts";
import type { MessageView, Stage } from "../../../src/core/chat/message-view.ts";
import { cut, cutWithin, visible, visibleLine } from "../../../src/core/words/visible.ts";
import { type Card, PLAZA, type PlazaButton } from "../../hosts/second-chat/plaza-cards.ts";
import { doesOf } from "./deed.ts";

const LABEL_LIMIT = 150;
const VALUE_LIMIT = 300;

const COLOURS: Record<Stage, NonNullable<Card["colour"]>> = { open: "red", busy: "amber", over: "green" };

/** A message as a card. Nothing in a card is read as markup. */
export const messageCard = ({
  about,
  stage,
  title,
  text,
  facts,
  steps,
  actions,
  updated,
}: MessageView): Card => ({
  colour: COLOURS[stage],
  heading: cutWithin(visibleLine(title), PLAZA.heading),
  lines: [
    ...sentences(text),
    ...facts.map(({ label, value }) => fact(label, value)),
    ...steps.map((step, index) => cut(`${index + 1}. ${visibleLine(step)}`, PLAZA.line)),
    ...(updated === undefined ? [] : [`Updated ${updated.at}. ${updated.url}`]),
  ].slice(0, PLAZA.lines),
  rows: inRows(actions.map((action) => button(action, about))),
});

/** An answer for one person. No window can be opened: a dialog is said in its other way. */
export const answerCard = (answer: Reply | Dialog): Card =>
  replyCard(isDialog(answer) ? answer.elsewhere : answer);

const replyCard = ({ text, items, quote, about, actions, numbers }: Reply): Card => ({
  lines: [
    ...sentences(text),
    ...items.map(({ title, text }) => fact(title, text)),
    ...(numbers === null ? [] : ["Press the number that the page shows:"]),
  ].slice(0, PLAZA.lines),
  ...(quote !== null && visible(quote).trim() !== "" && { quote: cut(visible(quote), PLAZA.quote) }),
  rows: [...inRows(actions.map((action) => button(action, about))), ...numberRows(numbers)],
});

function numberRows(numbers: Reply["numbers"]): PlazaButton[][] {
  if (numbers === null) return [];
  const about = { kind: "vouched-session", id: numbers.sessionId };
  return inRows(
    numbers.choices.map((number) => ({
      text: `${number}`,
      does: doesOf({ kind: "press", press: "number", about, value: `${number}` }),
    })),
  );
}

const sentences = (text: string): string[] =>
  cutWithin(visible(text), PLAZA.line)
    .split("\n")
    .filter((line) => line.trim() !== "");

const fact = (label: string, value: string) =>
  `${cut(visibleLine(label), LABEL_LIMIT)}: ${cut(visibleLine(value), VALUE_LIMIT) || "–"}`;

function button(action: ReplyAction, about: About | null): PlazaButton {
  const text = cut(visibleLine(action.label), PLAZA.button);
  switch (action.kind) {
    case "open":
      return { text, link: action.url };
    case "command":
      return { text, does: cut(doesOf({ kind: "words", words: visibleLine(action.command) }), PLAZA.does) };
    case "press":
      return {
        text,
        does: doesOf({
          kind: "press",
          press: action.press,
          about,
          value: "value" in action ? action.value : "",
        }),
      };
  }
}

/** Plaza takes few buttons in a row, and several rows. */
const inRows = (buttons: PlazaButton[]): PlazaButton[][] =>
  Array.from({ length: Math.ceil(buttons.length / PLAZA.inRow) }, (_, row) =>
    buttons.slice(row * PLAZA.inRow, (row + 1) * PLAZA.inRow),
  ).slice(0, PLAZA.rows);
