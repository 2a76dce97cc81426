import { cut, cutWithin, visible, visibleLine } from "../core/words/visible.ts";

/** Words of others, in a form that may appear in a message. */
export const literal = (text: string, most: number): string => cut(visible(text), most);

/** The same for a line. */
export const literalLine = (text: string, most: number): string => cut(visibleLine(text), most);

/** Our own sentences with words of others in them. */
export const literalSentence = (text: string, most: number): string => cutWithin(visible(text), most);
