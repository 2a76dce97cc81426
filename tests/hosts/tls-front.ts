import { readFileSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { createServer } from "node:tls";
import type { Certificate } from "./certificate.ts";

/** Speaks TLS from the start for a server of this machine that does not. */
export async function startTlsFront({ certFile, keyFile }: Certificate, behind: { port: number }) {
  const server = createServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) }, (socket) => {
    const inner = connect(behind.port, "127.0.0.1");
    socket.on("error", () => inner.destroy()).on("close", () => inner.destroy());
    inner.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.pipe(inner).pipe(socket);
  });
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: "localhost",
    port: (server.address() as AddressInfo).port,
    security: "tls" as const,
    [Symbol.dispose]: () => void server.close(),
  };
}
