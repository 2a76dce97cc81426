import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { findProgram } from "./find-program.ts";
import { type Availability, NEEDS, NEIGHBOURS } from "./neighbours.ts";

const POLICY = "/usr/sbin/policy-rc.d";

/**
 * Installs what is missing from Debian's packages, where that was asked for and is allowed. It never throws:
 * what could not be installed stays missing, and its tests are skipped by name.
 */
export function installNeighbours(missing: Availability): void {
  const packages = NEIGHBOURS.filter((name) => missing[name] !== null).flatMap(
    (name) => NEEDS[name].packages,
  );
  const aptGet = findProgram("apt-get");
  if (packages.length === 0 || aptGet === null || !mayInstall()) return;

  process.stderr.write(`Installing ${packages.join(", ")} for the tests…\n`);
  const startsNothing = keepServicesStopped();
  try {
    run(aptGet, "update");
    // Alone, so that one package that cannot be had does not keep the others away.
    for (const name of NEIGHBOURS.filter((each) => missing[each] !== null)) {
      run(aptGet, "install", "-y", "--no-install-recommends", ...NEEDS[name].packages);
    }
  } finally {
    startsNothing[Symbol.dispose]();
  }
}

function mayInstall(): boolean {
  const asked = process.env.CI === "true" || process.env.UNPAUSE_TEST_INSTALL === "1";
  return asked && process.getuid?.() === 0;
}

function run(program: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0)
    process.stderr.write(`${program} ${args.join(" ")} failed:\n${stdout ?? ""}${stderr ?? ""}\n`);
}

/**
 * A package's server would be started as soon as it is installed. A policy that the machine already has is left alone. Without
 * one, ours says no while we install (101: forbidden by policy, invoke-rc.d(8)).
 */
function keepServicesStopped(): Disposable {
  if (existsSync(POLICY)) return { [Symbol.dispose]() {} };
  writeFileSync(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  return { [Symbol.dispose]: () => rmSync(POLICY) };
}
