import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { removeWorkspace } from "../../core/removal/remove-workspace.ts";
import { REMOVE_WORKSPACE_WORDS } from "../../core/removal/words/remove-workspace.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command } from "../command.ts";
import { sayOutcome } from "../terminal/say-outcome.ts";
import { Acting, actingMember } from "./acting-member.ts";

/** A send in hand takes seconds. */
const TRIES = 30;
const BETWEEN_TRIES_MS = 1_000;

export const workspaceRemove = command({
  name: "workspace remove",
  input: z.object({ ...Acting, name: z.string() }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    if (by === null) return 2;
    let result = await removeWorkspace(ctx, by, input.name);
    for (let tries = 1; result.kind === "sending" && tries < TRIES; tries++) {
      await pause(BETWEEN_TRIES_MS);
      result = await removeWorkspace(ctx, by, input.name);
    }
    const said = outcomeOf(REMOVE_WORKSPACE_WORDS, result, { name: input.name });
    if (result.kind !== "removed") {
      sayOutcome(out, said);
      return 1;
    }
    out.line({ removed: true, name: input.name, grants: result.grants }, said.sentence);
    return 0;
  },
});
