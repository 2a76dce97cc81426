import type { Mailbox } from "../mailbox/mailbox.ts";
import type { FolderTrouble } from "./reading-store.ts";

/** After this time without a successful reading, people are told. */
export const LONG_UNREAD_MS = 15 * 60_000;

export type ReadingTrouble = {
  since: Date;
  /** In the server's words, or in ours. */
  why: string;
  /** Folders that are not read, where it is not the whole mailbox. */
  folders: FolderTrouble[];
  /** The known cause, which people were told about. */
  explainedBy: "hold" | "disconnection" | null;
};

/** The trouble with reading a mailbox. null: reading has succeeded within the last 15 minutes, in every folder. */
export function readingTrouble(
  { state, readFailing }: Pick<Mailbox, "state" | "readFailing">,
  troubles: FolderTrouble[],
  now: Date,
): ReadingTrouble | null {
  const isLong = ({ since }: { since: Date }) => now.getTime() - since.getTime() >= LONG_UNREAD_MS;
  const folders = troubles.filter(isLong);
  const [oldest] = folders.toSorted((a, b) => a.since.getTime() - b.since.getTime());
  const whole = readFailing !== null && isLong(readFailing) ? readFailing : null;
  const first = whole ?? (oldest && { since: oldest.since, why: oldest.words });
  if (first === undefined) return null;
  const explainedBy =
    state.kind === "disconnected" ? "disconnection" : state.kind === "held" && whole ? "hold" : null;
  return { ...first, folders: whole ? [] : folders, explainedBy };
}
