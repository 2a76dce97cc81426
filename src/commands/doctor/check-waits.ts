import type { Context } from "../../core/context.ts";
import { type Check, fine, wrong } from "../../core/health/check.ts";
import { WHY } from "../../core/lead-wait/words.ts";
import { sayFirst } from "../../core/words/say.ts";

const MOST_LINES = 20;
const MOST_NAMED = 5;

/** Due leads that stand still without another explanation. */
export async function checkWaits(
  { store }: Pick<Context, "store">,
  workspaceId: string,
  tell: (check: Check) => void,
): Promise<void> {
  const ids = await store.leadWaits.open(workspaceId, MOST_LINES);
  if (ids.length === 0) tell(fine("leads", "None that is due stands still without a known reason."));
  for (const wait of await Promise.all(ids.map((id) => store.leadWaits.get(id)))) {
    if (wait === null) continue;
    const { kind, addresses, since } = wait;
    const { why, steps } = WHY[kind];
    const who = sayFirst(addresses.slice(0, MOST_NAMED), addresses.length);
    const says = `Due leads of ${who} stand still since ${since.toISOString()}. ${why}`;
    tell(wrong("leads", says, steps.join(" ") || "Nothing to do: Unpause looks again by itself."));
  }
}
