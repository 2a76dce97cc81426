import { PRESSES, type Press } from "../../core/alert/message-view.ts";
import { DIALOGS, type DialogKind } from "../dialog.ts";
import type { ReplyAction } from "../reply.ts";

const PRESS = "press:";
const OPEN = "open:";
const COMMAND = "command:";

/** How a button is known when it is pressed. It stays readable for ever: old messages keep their buttons. */
export function actionId(action: ReplyAction, index: number): string {
  switch (action.kind) {
    case "press":
      return `${PRESS}${action.press}`;
    case "open":
      return `${OPEN}${index}`;
    case "command":
      return `${COMMAND}${index}`;
  }
}

/** The value of such a button is what it says for who presses it. */
export const isCommand = (id: string) => id.startsWith(COMMAND);

/** Slack reports also that a link was followed, which is nobody's business. */
export const isLink = (id: string) => id.startsWith(OPEN);

/** null: a button of another version of the product. */
export function pressOf(id: string): Press | null {
  return PRESSES.find((press) => id === `${PRESS}${press}`) ?? null;
}

const NUMBER = "number:";
/** The number that a page shows. The button's value is the page's session, and the number. */
export const isNumber = (id: string) => id.startsWith(NUMBER);
export const numberId = (number: number) => `${NUMBER}${number}`;
export const numberValue = (sessionId: string, number: number) => `${sessionId}:${number}`;
/** null: a button of another version of the product. */
export function numberIn(value: string): { sessionId: string; number: number } | null {
  const [, sessionId, number] = /^([0-9a-f-]{36}):(\d{1,4})$/.exec(value) ?? [];
  return sessionId === undefined ? null : { sessionId, number: Number(number) };
}

const TURN = "turn:";
/** Another portion of a list in a window: which, or what is searched for. */
export const isTurn = (id: string) => id.startsWith(TURN);
/** The button's value is the page. */
export const TURN_TO = `${TURN}to`;
/** What was typed is searched for. */
export const TURN_SEARCH = `${TURN}search`;

const DIALOG = "dialog:";
export const callbackOf = (kind: DialogKind) => `${DIALOG}${kind}`;
/** null: a window of another version of the product. */
export function dialogOf(callbackId: string): DialogKind | null {
  return DIALOGS.find((kind) => callbackId === callbackOf(kind)) ?? null;
}
