import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** Tells Dovecot whether an access token is good now, and whose it is (RFC 7662). @param tokenOwner - null: not good */
export async function answerIntrospection(
  port: number,
  tokenOwner: (token: string) => string | null,
): Promise<Disposable> {
  const server = createServer(async (request, response) => {
    const token = new URLSearchParams(await text(request)).get("token") ?? "";
    const username = tokenOwner(token);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(username === null ? { active: false } : { active: true, username }));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
