import { setTimeout as pause } from "node:timers/promises";
import type { App } from "../app.ts";
import type { Context } from "../core/context.ts";
import { warningsOf } from "../core/health/warnings.ts";
import { issueSignInLink } from "../core/sign-in/sign-in.ts";
import type { Refused } from "../io/db/open-database.ts";
import type { ExitCode } from "./command.ts";
import { readEnvironment } from "./terminal/environment.ts";
import type { Out } from "./terminal/out.ts";
import { stopAsked } from "./terminal/stop-asked.ts";

/** Runs the product until it is asked to stop. */
export async function start(out: Out): Promise<ExitCode> {
  const config = readEnvironment(out);
  if (config === null) return 2;
  const stop = stopAsked();
  // Loaded only now: what is wrong with the configuration is told at once.
  const [{ startApp }, { openLog }] = await Promise.all([import("../app.ts"), import("../log.ts")]);
  const log = openLog(config.logLevel);
  const app = await patiently(() => startApp(config, log, { leadsKeepComing: true }), stop, out);
  if (app.kind === "refused") {
    out.say(app.why);
    // A supervisor starts it again after a 1, and leaves a call that is wrong alone.
    return app.again === undefined ? 2 : 1;
  }
  await using running = app;
  if (running.url !== null) {
    // A log keeper may collect what we print: a link that signs in is for eyes, or for a sandbox.
    const signIn = running.sandbox !== null || process.stdout.isTTY ? await linkFor(running.ctx) : null;
    for (const { kind, says, mend } of await warningsOf(running.ctx)) {
      if (kind !== "jobs-fail") out.say(`${says} ${mend}`);
    }
    out.line(
      { url: config.publicUrl, signIn, sandbox: running.sandbox !== null },
      welcome(config.publicUrl, signIn),
    );
  }
  const asked = await Promise.race([stop.then(() => true), running.lost.then(() => false)]);
  if (!asked) {
    out.say(
      "The connection to the database broke, so this process ends. No mail is lost or sent twice. Start it again, or let a supervisor do so.",
    );
    return 1;
  }
  out.say("Stopping: what is in hand is finished first.");
  return 0;
}

const WAIT_MS = 30_000;
const TRY_EVERY_MS = 1_000;

/** A command holds the data folder for seconds, and PostgreSQL restarts in seconds: both are waited for. */
async function patiently(
  open: () => Promise<App | Refused>,
  stop: Promise<void>,
  out: Out,
): Promise<App | Refused> {
  const began = performance.now();
  let stopped = false;
  void stop.then(() => {
    stopped = true;
  });
  for (let waits = false; ; waits = true) {
    const app = await open();
    if (app.kind === "started" || app.again !== "soon") return app;
    if (stopped || performance.now() - began >= WAIT_MS) return app;
    if (!waits) out.say(`${app.why} Trying again for half a minute.`);
    await Promise.race([pause(TRY_EVERY_MS), stop]);
  }
}

async function linkFor(ctx: Context): Promise<string | null> {
  const workspace = await ctx.store.members.firstWorkspace();
  if (workspace === null) return null;
  const admin = (await ctx.store.members.list(workspace.id)).find(({ role }) => role === "admin");
  return admin ? (await issueSignInLink(ctx, admin)).url : null;
}

function welcome(url: string, signIn: string | null): string {
  if (signIn === null) return `Unpause runs at ${url}. For a link that signs you in: npx unpause sign-in`;
  return `\nUnpause runs. Sign in once with this link:\n\n  ${signIn}\n`;
}
