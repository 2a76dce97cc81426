import { isId } from "../../core/is-id.ts";

/** The most choices in one list of a chat. */
export const MOST_CHOICES = 100;

/** The id that was chosen; null: none, or what no list of ours holds. */
export const theChosen = (value: string | undefined) => (value !== undefined && isId(value) ? value : null);
