import { Hono } from "hono";
import type { Web } from "../env.ts";

/** `/healthz`: the process answers. `/readyz`: it can work, since the database answers too. */
export function healthPages({ ctx }: Web): Hono {
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "alive" }))
    .get("/readyz", async (c) => {
      try {
        await ctx.store.signIn.memberFor(null);
        return c.json({ status: "ready" });
      } catch (error) {
        ctx.log.fault("not-ready", error);
        return c.json({ status: "not ready", missing: ["database"] }, 503);
      }
    });
}
