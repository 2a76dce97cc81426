import type { About } from "../../../core/chat/about.ts";
import { literalLine } from "../../literal.ts";
import type { Reply, ReplyAction } from "../../reply.ts";
import { actionData, type Deed } from "./action-data.ts";
import type { ActionSet, CardAction, Execute } from "./adaptive-card.ts";
import type { Detail } from "./fit-card.ts";

/** Teams shows at most six side by side. learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions */
const MOST_IN_A_ROW = 6;

/** The subject of a card's buttons, and the attempt that it is posted in; null: it is an answer to one person. */
export type Carried = { about: About | null; attempt: string | null };

export const buttonsOf = (
  actions: ReplyAction[],
  carried: Carried,
  detail: Detail,
  urgent: boolean,
): ActionSet[] =>
  inRows(
    actions.slice(0, detail.buttons).map((action, index) => ({
      ...button(action, carried, detail),
      ...(index === 0 && urgent && ({ style: "positive" } as const)),
    })),
  );

function button(action: ReplyAction, { about, attempt }: Carried, detail: Detail): CardAction {
  const title = literalLine(action.label, detail.button);
  switch (action.kind) {
    case "open":
      return { type: "Action.OpenUrl", title, url: action.url };
    case "command": {
      const words = literalLine(action.command, detail.command);
      return execute(title, { kind: "command", words }, attempt);
    }
    case "press": {
      const value = "value" in action ? action.value : "";
      return execute(title, { kind: "press", about, press: action.press, value, portion: null }, attempt);
    }
  }
}

/** The inputs of a card do not travel with this button, nor does it wait for them to be filled in. */
export const execute = (title: string, deed: Deed, attempt: string | null): Execute => ({
  type: "Action.Execute",
  title,
  ...actionData({ deed, attempt }),
  associatedInputs: "none",
});

export const numberButtons = ({ sessionId, choices }: NonNullable<Reply["numbers"]>): ActionSet[] =>
  inRows(
    choices.map((number) =>
      execute(
        `${number}`,
        {
          kind: "press",
          about: { kind: "vouched-session", id: sessionId },
          press: "number",
          value: `${number}`,
          portion: null,
        },
        null,
      ),
    ),
  );

const inRows = (actions: CardAction[]): ActionSet[] =>
  Array.from({ length: Math.ceil(actions.length / MOST_IN_A_ROW) }, (_, row) => ({
    type: "ActionSet",
    actions: actions.slice(row * MOST_IN_A_ROW, (row + 1) * MOST_IN_A_ROW),
  }));
