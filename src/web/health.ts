import { Hono } from "hono";
import type { Context } from "../core/context.ts";
import { warningsOf } from "../core/health/warnings.ts";
import type { TroubleKind } from "../core/trouble/trouble.ts";

const MISSING: Record<TroubleKind, string> = {
  "disk-full": "database",
  "read-only": "database",
  "no-answer": "database",
  "queue-broken": "queue",
};

export type Healthy = Pick<
  Context,
  "health" | "store" | "urlTrouble" | "publicUrl" | "operator" | "platforms"
>;

/**
 * `/healthz`: the process answers. `/readyz`: it can work, since the database takes writes and the queue answers. `warnings` are
 * what is not right although it works. Anybody may ask, so
 * neither says more than the kind of trouble; the log and `unpause doctor` have the words.
 */
export function healthPages(ctx: Healthy): Hono {
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "alive" }))
    .get("/readyz", async (c) => {
      const trouble = await ctx.health.look();
      if (trouble !== null) {
        return c.json({ status: "not ready", missing: [MISSING[trouble.kind]], why: trouble.kind }, 503);
      }
      const warnings = [...new Set((await warningsOf(ctx)).map(({ kind }) => kind))];
      return c.json({ status: "ready", ...(warnings.length > 0 && { warnings }) });
    });
}
