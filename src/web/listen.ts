import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";

export type Listening = AsyncDisposable & { kind: "listening"; url: string; port: number };
/** `why` is one sentence for the operator. */
export type NotListening = { kind: "port-taken" | "not-listening"; why: string };

/**
 * Serves an app. Stopping lets requests in hand finish.
 *
 * @param port - 0: any free one. `setting`: the variable that it comes from.
 */
export async function listen(
  app: Pick<Hono, "fetch">,
  { host, port, setting }: { host: string; port: number; setting: string },
): Promise<Listening | NotListening> {
  const server = serve({ fetch: app.fetch, hostname: host, port }) as Server;
  const error = await new Promise<NodeJS.ErrnoException | null>((tell) =>
    server.once("error", tell).once("listening", () => tell(null)),
  );
  if (error !== null) return whyNot(error, { host, port, setting });
  const at = (server.address() as AddressInfo).port;
  return {
    kind: "listening",
    url: `http://${host.includes(":") ? `[${host}]` : host}:${at}`,
    port: at,
    [Symbol.asyncDispose]: () => close(server),
  };
}

function whyNot(
  error: NodeJS.ErrnoException,
  { host, port, setting }: { host: string; port: number; setting: string },
): NotListening {
  if (error.code === "EADDRINUSE") {
    return {
      kind: "port-taken",
      why: `Port ${port} on ${host} is in use by another program. Stop that one, or give Unpause another port with ${setting}.`,
    };
  }
  return {
    kind: "not-listening",
    why: `Unpause cannot listen on ${host}, port ${port} (${error.code ?? error.message}). Check HOST and ${setting}.`,
  };
}

/** Requests in hand get this long to finish. */
const GRACE_MS = 5_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
}
