/**
 * The environment by which a machine tells its programs the time: its zone. It also has the clock of `faketime`, under which a
 * run may be started (faketime(1)). A start of a program with an environment of its own must hand these on. Otherwise the program
 * lives in another year than the tests.
 */
export const CLOCK_OF_THE_RUN = ["TZ", "LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC"] as const;

/** The bare environment of a program of ours: where programs are, what time it is, and what Node has compiled of it before. */
export function bareEnvironment(): Record<string, string> {
  return Object.fromEntries(
    ["PATH", "NODE_COMPILE_CACHE", ...CLOCK_OF_THE_RUN].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** For Redis and Chromium, which do not start under `faketime`: their memory allocators ask for the time before it is ready. */
export function withMachineClock(): NodeJS.ProcessEnv {
  const { LD_PRELOAD, ...others } = process.env;
  return others;
}
