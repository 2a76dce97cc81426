import type { ReplyAction } from "../../reply.ts";

/** The beginnings of our buttons' ids, by effect. */
export const ACTION_IDS = {
  press: "press:",
  /** Slack also reports a followed link, which needs no reaction. */
  open: "open:",
  /** The button's value is what it says for who presses it. */
  command: "command:",
  /** One of the numbers of which a page shows one. The button's value is the page's session, and the number. */
  number: "number:",
  /** Another portion of a list in a window: which, or what is searched for. */
  turn: "turn:",
} as const;
const { press: PRESS, open: OPEN, command: COMMAND, number: NUMBER, turn: TURN } = ACTION_IDS;

/** How a button is known when it is pressed. It stays readable for ever: old messages keep their buttons. */
export function actionId(action: ReplyAction, index: number): string {
  switch (action.kind) {
    case "press":
      // Slack takes no two buttons of a message with the same id.
      return "value" in action ? `${PRESS}${action.press}:${index}` : `${PRESS}${action.press}`;
    case "open":
      return `${OPEN}${index}`;
    case "command":
      return `${COMMAND}${index}`;
  }
}

export const isCommand = (id: string) => id.startsWith(COMMAND);

export const isLink = (id: string) => id.startsWith(OPEN);

/** The name of what is pressed. "": not a press of ours. */
export const pressIn = (id: string): string =>
  id.startsWith(PRESS) ? (id.slice(PRESS.length).split(":", 1)[0] ?? "") : "";

export const isNumber = (id: string) => id.startsWith(NUMBER);
export const numberId = (number: number) => `${NUMBER}${number}`;
export const numberValue = (sessionId: string, number: number) => `${sessionId}:${number}`;
/** null: a button of another version of the product. */
export function numberIn(value: string): { sessionId: string; number: number } | null {
  const [, sessionId, number] = /^([0-9a-f-]{36}):(\d{1,4})$/.exec(value) ?? [];
  return sessionId === undefined ? null : { sessionId, number: Number(number) };
}

export const isTurn = (id: string) => id.startsWith(TURN);
/** The button's value is the page. */
export const TURN_TO = `${TURN}to`;
/** The typed words are searched for. */
export const TURN_SEARCH = `${TURN}search`;

const DIALOG = "dialog:";
export const callbackOf = (dialog: string) => `${DIALOG}${dialog}`;
/** null: not a window of ours. */
export const dialogOf = (callbackId: string): string | null =>
  callbackId.startsWith(DIALOG) ? callbackId.slice(DIALOG.length) : null;
