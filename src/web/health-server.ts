import type { Context } from "../core/context.ts";
import { type Listening, listen, type NotListening } from "./listen.ts";
import { healthPages } from "./pages/health.ts";

/** Answers health checks alone, for a process that serves no pages. */
export const startHealthServer = ({
  ctx,
  host,
  port,
}: {
  ctx: Pick<Context, "health">;
  host: string;
  /** 0: any free one. */
  port: number;
}): Promise<Listening | NotListening> => listen(healthPages(ctx), { host, port, setting: "HEALTH_PORT" });
