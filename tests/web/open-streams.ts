import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Counts the streams of news that servers of this process have open, from now on. */
export function openStreams() {
  let open = 0;
  const started = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.url !== "/live") return;
    open += 1;
    response.once("close", () => {
      open -= 1;
    });
  };
  subscribe("http.server.request.start", started);
  return {
    count: () => open,
    [Symbol.dispose]: () => unsubscribe("http.server.request.start", started),
  };
}
