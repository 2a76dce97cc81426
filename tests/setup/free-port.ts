import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below Linux's range for outgoing connections (32768 and up), so that a server which goes down
// and comes back finds its port still free.
const LOWEST = 18_000;
const HIGHEST = 32_000;

const given = new Set<number>();

/** A TCP port on 127.0.0.1 that nothing listened on a moment ago, and that nobody else here was given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
