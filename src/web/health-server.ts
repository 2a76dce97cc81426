import { type Healthy, healthPages } from "./health.ts";
import { type Listening, listen, type NotListening } from "./listen.ts";

/** Answers health checks alone, for a process that serves no pages. */
export const startHealthServer = ({
  ctx,
  host,
  port,
}: {
  ctx: Healthy;
  host: string;
  /** 0: any free one. */
  port: number;
}): Promise<Listening | NotListening> => listen(healthPages(ctx), { host, port, setting: "HEALTH_PORT" });
