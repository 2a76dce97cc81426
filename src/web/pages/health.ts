import { Hono } from "hono";
import type { Context } from "../../core/context.ts";
import type { TroubleKind } from "../../core/health/trouble.ts";

const MISSING: Record<TroubleKind, string> = {
  "disk-full": "database",
  "read-only": "database",
  "no-answer": "database",
  "queue-broken": "queue",
};

/**
 * `/healthz`: the process answers. `/readyz`: it can work, since the database takes writes and the queue answers. Anybody may ask, so
 * neither says more than the kind of trouble; the log and `unpause doctor` have the words.
 */
export function healthPages({ health }: Pick<Context, "health">): Hono {
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "alive" }))
    .get("/readyz", async (c) => {
      const trouble = await health.look();
      return trouble === null
        ? c.json({ status: "ready" })
        : c.json({ status: "not ready", missing: [MISSING[trouble.kind]], why: trouble.kind }, 503);
    });
}
