import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { Slack } from "./slack-web-api.ts";

/** Slack's side of Socket Mode: gives out the address of a real WebSocket, sends envelopes over it, takes acknowledgements. */
export async function startSlackSocket(slack: Slack) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  slack.answers.set("apps.connections.open", () => ({ ok: true, url: `ws://127.0.0.1:${port}/` }));

  const acknowledged: { envelope_id: string; payload?: unknown }[] = [];
  let current = Promise.withResolvers<WebSocket>();
  server.on("connection", (socket) => {
    socket.on("message", (data) => acknowledged.push(JSON.parse(data.toString())));
    socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A1" } }));
    current.resolve(socket);
  });

  return {
    acknowledged,
    /** @returns the envelope's id, by which it is acknowledged */
    async send(type: "slash_commands" | "interactive" | "events_api", payload: object): Promise<string> {
      const envelope_id = randomUUID();
      (await current.promise).send(
        JSON.stringify({ type, envelope_id, payload, accepts_response_payload: type !== "events_api" }),
      );
      return envelope_id;
    },
    /** Slack closes connections now and then, and says so first. */
    async refresh(): Promise<void> {
      const old = await current.promise;
      current = Promise.withResolvers();
      old.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
    },
    async [Symbol.asyncDispose]() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
