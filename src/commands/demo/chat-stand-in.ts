import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { readAll } from "../read-all.ts";

/** One message in a channel, with everything it ever said, the newest last. */
export type ChatMessage = { channel: string; ts: string; title: string; versions: string[] };

export type ChatStandIn = AsyncDisposable & { apiUrl: string; messages: ChatMessage[] };

/** The two calls of Slack's Web API that an alert needs, on loopback: posts and edits are kept to be counted. */
export async function openChatStandIn(): Promise<ChatStandIn> {
  const messages: ChatMessage[] = [];
  const server = createServer(async (request, response) => {
    const { channel = "", ts, ...said } = await bodyOf(request);
    const text = JSON.stringify(said);
    const known = messages.find((message) => message.ts === ts);
    if (request.url?.endsWith("chat.update") && known) known.versions.push(text);
    const message = known ?? {
      channel,
      ts: `1700000000.${String(messages.length + 1).padStart(6, "0")}`,
      title: said.text?.split(". ")[0] ?? "",
      versions: [text],
    };
    if (request.url?.endsWith("chat.postMessage")) messages.push(message);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, channel: message.channel, ts: message.ts }));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    messages,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const text = (await readAll(request)).toString("utf8");
  return Object.fromEntries(new URLSearchParams(text));
}
