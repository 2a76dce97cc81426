import type { Context } from "../context.ts";
import type { Member } from "../workspace/member.ts";
import { type QuietHours, readQuietHours } from "./quiet-hours.ts";

export type QuietResult =
  /** null: they are told at any hour. */
  { kind: "saved"; hours: QuietHours | null } | { kind: "unclear" };

/** When a member wants to be left in peace, in their own words; nobody else sets that. */
export async function chooseQuietHours(
  { store }: Pick<Context, "store">,
  { id }: Member,
  words: string,
): Promise<QuietResult> {
  const read = readQuietHours(words);
  if (read === null) return { kind: "unclear" };
  const hours = read === "off" ? null : read;
  await store.members.saveQuietHours(id, hours);
  return { kind: "saved", hours };
}
