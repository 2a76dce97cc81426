import { withMachineClock } from "../setup/clock-of-the-run.ts";
import { findProgram } from "../setup/find-program.ts";
import { freePort } from "../setup/free-port.ts";
import { answersOn, startProgram } from "../setup/program.ts";

export type Redis = AsyncDisposable & {
  url: string;
  goDown(): Promise<void>;
  /** At the same address, empty. */
  comeBack(): Promise<void>;
};

/** A Redis of the test's own that keeps nothing on disk. Guard the tests with `describeWith("Redis", …)`. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const settings = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const start = () =>
    startProgram(findProgram("redis-server") ?? "redis-server", settings, {
      env: withMachineClock(),
      ready: () => answersOn(port),
    });
  let program = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    goDown: () => program.stop(),
    async comeBack() {
      program = await start();
    },
    [Symbol.asyncDispose]: () => program.stop(),
  };
}
