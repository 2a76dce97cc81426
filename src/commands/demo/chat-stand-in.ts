import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { readAll } from "../terminal/read-all.ts";

/** One message in a channel, or in the `thread` of another one, with everything it ever said, the newest last. */
export type ChatMessage = {
  channel: string;
  thread: string | null;
  ts: string;
  title: string;
  versions: string[];
};

export type ChatStandIn = AsyncDisposable & { apiUrl: string; messages: ChatMessage[] };

/** The one person there, for any address. */
const PERSON = "U0000DEMO";

/** The calls of Slack's Web API that alerts make, on loopback: posts and edits are kept to be counted. */
export async function openChatStandIn(): Promise<ChatStandIn> {
  const messages: ChatMessage[] = [];
  const server = createServer(async (request, response) => {
    const method = request.url?.split("/").at(-1) ?? "";
    const answer = answerTo(messages, method, await bodyOf(request));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer));
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

function answerTo(messages: ChatMessage[], method: string, body: Record<string, string>): object {
  const { channel = "", ts, thread_ts: thread = null, ...said } = body;
  const text = JSON.stringify(said);
  switch (method) {
    case "chat.postMessage": {
      const title = said.text?.split(". ")[0] ?? "";
      const newest = `1700000000.${String(messages.length + 1).padStart(6, "0")}`;
      messages.push({ channel, thread, ts: newest, title, versions: [text] });
      return { ok: true, channel, ts: newest };
    }
    case "chat.update": {
      const known = messages.find((message) => message.ts === ts);
      known?.versions.push(text);
      return known ? { ok: true, channel, ts } : { ok: false, error: "message_not_found" };
    }
    case "users.lookupByEmail":
      return { ok: true, user: { id: PERSON, is_email_confirmed: true } };
    default:
      return { ok: false, error: "unknown_method" };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const text = (await readAll(request)).toString("utf8");
  return Object.fromEntries(new URLSearchParams(text));
}
