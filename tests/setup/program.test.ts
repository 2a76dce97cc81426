import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { startProgram } from "./program.ts";

it("ends a server when the test run is killed", async () => {
  const script = `
    import { startProgram } from ${JSON.stringify(new URL("./program.ts", import.meta.url).href)};
    console.log((await startProgram("sleep", ["600"])).pid);
  `;
  const run = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [pid] = await once(run.stdout, "data");
  const isAlive = () => {
    try {
      return process.kill(Number(pid), 0);
    } catch {
      return false;
    }
  };
  expect(isAlive()).toEqual(true);
  run.kill("SIGKILL");
  await expect.poll(isAlive).toEqual(false);
});

it("says in the server's own words why it did not start", async () => {
  const start = startProgram("sh", ["-c", "echo port taken >&2; exit 3"], { ready: async () => false });
  await expect(start).rejects.toThrow("sh did not start (exit 3):\nport taken\n");
});

it("names a program that is not there", async () => {
  await expect(startProgram("no-such-program", [])).rejects.toThrow("spawn no-such-program ENOENT");
});
