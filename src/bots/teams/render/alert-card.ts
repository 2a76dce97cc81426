import type { MessageView, Stage } from "../../../core/chat/message-view.ts";
import { visibleLine } from "../../../core/words/visible.ts";
import { literalLine, literalSentence } from "../../literal.ts";
import { actionData } from "./action-data.ts";
import type { AdaptiveCard, Container, RichTextBlock } from "./adaptive-card.ts";
import { buttonsOf } from "./buttons.ts";
import { fallbackText, summary } from "./fallback.ts";
import { type Detail, fitCard } from "./fit-card.ts";
import { line, linesOf, linked, runs } from "./lines.ts";

const MARKS: Record<Stage, string> = { open: "🔴", busy: "🟡", over: "🟢" };
const STYLES: Record<Stage, Container["style"]> = { open: "attention", busy: "warning", over: "good" };

/**
 * A message as a card.
 *
 * @param attempt - names the attempt to post it. It comes back with each press and each refresh
 * @param refreshFor - the Teams ids of those who have it refreshed when they see it. More than 60 are not taken
 */
export const alertCard = (
  view: MessageView,
  { attempt, refreshFor }: { attempt: string; refreshFor: string[] },
): AdaptiveCard => fitCard((detail) => card(view, attempt, refreshFor, detail));

const card = (view: MessageView, attempt: string, refreshFor: string[], detail: Detail): AdaptiveCard => ({
  type: "AdaptiveCard",
  version: "1.5",
  lang: "en",
  fallbackText: fallbackText(summary(view)),
  refresh: {
    action: {
      type: "Action.Execute",
      title: "Refresh",
      ...actionData({ deed: { kind: "refresh", about: view.about }, attempt }),
    },
    userIds: refreshFor.slice(0, detail.readers),
  },
  body: [
    heading(view, detail),
    ...linesOf(literalSentence(view.text, detail.text), detail.lines),
    ...view.facts.slice(0, detail.items).map(({ label, value }) => fact(label, value, detail)),
    ...view.steps.map((step, index) =>
      line([...runs(`${index + 1}. `), ...linked(literalLine(step, detail.step))], "Small"),
    ),
    ...buttonsOf(view.actions, { about: view.about, attempt }, detail, view.stage === "open"),
    ...(view.updated === undefined ? [] : [updated(view.updated)]),
  ],
});

/** The colour says nothing that the mark does not: it is missing in high contrast. */
const heading = ({ stage, title }: MessageView, detail: Detail): Container => ({
  type: "Container",
  style: STYLES[stage],
  bleed: true,
  items: [
    line(
      runs(literalSentence(visibleLine(`${MARKS[stage]} ${title}`), detail.title), {
        weight: "Bolder",
        size: "Medium",
      }),
    ),
  ],
});

/** A line of a card: its label in bold, and its value. */
export const fact = (label: string, value: string, detail: Detail): RichTextBlock =>
  line(
    [
      ...runs(`${literalLine(label, detail.label)}: `, { weight: "Bolder" }),
      ...runs(literalLine(value, detail.value) || "–"),
    ],
    "Small",
  );

/** A message that cannot be edited any more leads to what is true now. */
const updated = ({ at, url }: NonNullable<MessageView["updated"]>): RichTextBlock =>
  line([
    ...runs(`Updated ${at}. `, { isSubtle: true }),
    ...runs("Live state", { selectAction: { type: "Action.OpenUrl", title: "Live state", url } }),
  ]);
