import type { Context } from "../../core/context.ts";
import { type Check, fine } from "../../core/health/check.ts";
import { sayCount, sayList } from "../../core/words/say.ts";

/** With which keys everything is sealed, and which of them may go. */
export async function checkKeys({
  store,
  secrets,
  clock,
}: Pick<Context, "store" | "secrets" | "clock">): Promise<Check> {
  const { keyId, otherKeyIds } = secrets;
  const counts = await store.sealed.counts(clock.now());
  const rowsOf = (id: string) =>
    counts.filter((count) => count.keyId === id).reduce((sum, { rows }) => sum + rows, 0);
  const mayGo = otherKeyIds.filter((id) => rowsOf(id) === 0);
  const older = otherKeyIds
    .filter((id) => rowsOf(id) > 0)
    .map(
      (id) =>
        `The key ${id} must stay: it still seals ${sayCount(rowsOf(id), "secret")}. Run: npx unpause keys rotate.`,
    );
  return fine(
    "keys",
    [
      `${sayCount(rowsOf(keyId), "secret")} sealed with the key ${keyId}.`,
      ...older,
      ...(mayGo.length > 0
        ? [
            `The older key ${sayList(mayGo)} may go, once every process runs with ${keyId} first: it seals nothing.`,
          ]
        : []),
    ].join(" "),
  );
}
