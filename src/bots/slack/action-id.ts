import { type Action, PRESSES, type Press } from "../../core/alert/message-view.ts";

const PRESS = "press:";
const OPEN = "open:";

/** How a button is known when it is pressed. It stays readable for ever: old messages keep their buttons. */
export function actionId(action: Action, index: number): string {
  return action.kind === "press" ? `${PRESS}${action.press}` : `${OPEN}${index}`;
}

/** Slack reports also that a link was followed, which is nobody's business. */
export const isLink = (id: string) => id.startsWith(OPEN);

/** null: a button of another version of the product. */
export function pressOf(id: string): Press | null {
  return PRESSES.find((press) => id === `${PRESS}${press}`) ?? null;
}
