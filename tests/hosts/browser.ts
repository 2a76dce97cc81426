import { type Browser, chromium } from "playwright-core";
import { withMachineClock } from "../setup/clock-of-the-run.ts";
import { findProgram } from "../setup/find-program.ts";
import { NEEDS } from "../setup/neighbours.ts";

/**
 * The machine's own Chromium, without a window. Guard the tests with `describeWith("Chromium", …)`; a context of one
 * test (`browser.newContext()`) shares nothing with another's.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findProgram(...(NEEDS.Chromium.programs[0] ?? []));
  if (executablePath === null) throw new Error("No Chromium on this machine.");
  return chromium.launch({
    executablePath,
    headless: true,
    env: withMachineClock(),
    // Root in a container has no sandbox and no GPU; the rest keeps the browser from talking to the outside.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
