/**
 * Reads mails that are made to break the reader or to keep it busy, each in a process of its own. It tells how long each takes, and
 * how much memory it adds at its peak, as a share of the most allowed.
 *
 * npm run bench -- hostile [--large]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { HOSTILE_MAILS, LARGE_MAILS } from "../tests/support/intake/hostile/hostile-mails.ts";
import type { HostileOrder, HostileRun } from "./hosts/hostile-process.ts";

const MAY_ADD_MB = 512;

export async function benchHostile(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { large: { type: "boolean", default: false } } });
  const mails = values.large ? LARGE_MAILS : HOSTILE_MAILS;
  const runs: (HostileRun & { what: string })[] = [];
  for (const { what } of mails) {
    const run = { what, ...(await read({ what })) };
    runs.push(run);
    print(
      `${what}: ${run.rawMb.toFixed(1)} MB, ${Math.round(run.ms)} ms, ${Math.round(run.addedMb)} MB added`,
    );
  }
  const most = runs.toSorted((a, b) => b.addedMb - a.addedMb)[0];
  const slowest = runs.toSorted((a, b) => b.ms - a.ms)[0];
  if (most === undefined || slowest === undefined) return;
  print(
    `most memory: ${(most.addedMb / MAY_ADD_MB).toFixed(2)} of what a mail may add (${most.what}); slowest: ${(slowest.ms / 1_000).toFixed(2)} s (${slowest.what})`,
  );
}

async function read(order: HostileOrder): Promise<HostileRun> {
  const child = fork(new URL("./hosts/hostile-process.ts", import.meta.url), [JSON.stringify(order)], {
    execArgv: ["--expose-gc"],
  });
  const [run] = (await once(child, "message")) as [HostileRun];
  await once(child, "exit");
  return run;
}

const print = (line: string) => void process.stdout.write(`${line}\n`);
