import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type CutFront = Awaited<ReturnType<typeof startCutFront>>;

/** Stands before a server of this machine and passes bytes on, until it cuts the connections. */
export async function startCutFront(behind: { port: number }) {
  const open = new Set<Socket>();
  let cuts = 0;
  let begun = 0;
  const server = createServer((socket) => {
    const inner = connect(behind.port, "127.0.0.1");
    open.add(socket);
    begun += 1;
    socket.on("error", () => inner.destroy()).on("close", () => inner.destroy());
    inner.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
    socket.pipe(inner).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** How many connections have begun. */
    begun: () => begun,
    /** Waits until somebody is connected. */
    async connected(signal: AbortSignal) {
      while (open.size === 0 && !signal.aborted) await sleep(20, null, { signal }).catch(() => {});
    },
    /** Ends every connection in the middle of what it says. */
    cut() {
      cuts += open.size;
      for (const socket of open) socket.resetAndDestroy();
    },
    /** How many connections were cut. */
    cuts: () => cuts,
    [Symbol.dispose]() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
