import { commit } from "../../../src/core/commit.ts";
import type { Jobs } from "../../../src/core/jobs.ts";
import { type SweepPart, waking } from "../../../src/core/sweep.ts";
import { showCall } from "./ask-for-call.ts";
import type { WithCalls } from "./call-store.ts";

export const callJobs: Jobs<WithCalls> = {
  /** Rings a call that is due. */
  "ring-call": {
    lane: "chat",
    async work(ctx, id) {
      const call = await ctx.store.calls.get(id);
      const at = ctx.clock.now();
      if (call === null || call.dueAt > at) return;
      await commit(ctx, call.workspaceId, async (tx) => {
        if (await tx.calls.ring(id, at)) await showCall(tx, call.workspaceId, id, at);
      });
    },
  },
};

export const callSweep: SweepPart<WithCalls>[] = [
  waking("ring-call", ({ ctx, now }) => ctx.store.calls.due(now)),
];
