import type { HistoryEvent } from "./history-store.ts";

/** An event as it is put into words. */
export type ToldEvent = Pick<HistoryEvent, "data"> & {
  /** The member who did it; null: the product itself. */
  who: string | null;
  /** The address of the lead it is about; null: it is about none, or was forgotten. */
  lead: string | null;
  /** How people call the chat it came from. */
  chat: string;
};

/** The words of each kind of event: one plain sentence. Each room has a table of its own. */
export type HistoryWords = Readonly<Record<string, (event: ToldEvent) => string>>;

/** An event of a kind that this version has no words for: a newer one wrote it. It is shown, never dropped. */
export const plainly = (kind: string, { who, lead }: ToldEvent): string =>
  `${[kind.replaceAll("-", " "), who, lead].filter(Boolean).join(", ")}. This version of Unpause has no words for it.`;
