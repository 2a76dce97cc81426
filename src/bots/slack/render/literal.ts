import { cut, cutWithin, visible, visibleLine } from "../../../core/words/visible.ts";

/** Words of others, in a form that may appear in a message. */
export const literal = (text: string, most: number): string => cut(visible(text), most);

/** The same for a line. */
export const literalLine = (text: string, most: number): string => cut(visibleLine(text), most);

/** Our own sentences with words of others in them. */
export const literalSentence = (text: string, most: number): string => cutWithin(visible(text), most);

/** For the few places where Slack always reads markup. These three characters are the only way in. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
