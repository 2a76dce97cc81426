import { existsSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Config } from "../../config.ts";
import { type Check, fine, wrong } from "../../core/health/check.ts";
import { sayNumber } from "../../core/words/say.ts";
import { type DatabaseState, inspectDatabase } from "../../io/db/inspect-database.ts";
import { lockFolder } from "../../io/db/lock-folder.ts";
import type { DatabaseConfig } from "../../io/db/open-database.ts";
import { whyNotMade } from "../../io/make-folder.ts";
import { readKeys } from "../../io/secrets/read-keys.ts";
import { chatPlatforms, checkPlatforms, configuredPlatforms } from "../../platforms.ts";
import type { ExitCode } from "../command.ts";
import { call } from "../socket/call.ts";
import { runCommand } from "../socket/run-command.ts";
import { linkWords, socketAt, socketPath } from "../socket/socket-path.ts";
import { readEnvironment } from "../terminal/environment.ts";
import type { Out } from "../terminal/out.ts";
import { checkOutbound } from "./check-outbound.ts";
import { tellCheck } from "./tell-check.ts";

/** Checks everything that Unpause depends on. Changes nothing. Says what is wrong and how to mend it. */
export async function doctor(out: Out): Promise<ExitCode> {
  let healthy = true;
  const tell = (check: Check) => {
    healthy &&= check.ok;
    tellCheck(check, out);
  };
  const mistakes: string[] = [];
  const config = readEnvironment({ say: (text) => void mistakes.push(text) });
  for (const mistake of mistakes)
    tell(wrong("configuration", mistake, "Correct it in the environment or in .env."));
  if (config === null) return 1;
  tell(fine("configuration", whatIsConfigured(config)));
  tell(checkOutbound(config));

  const { database, dataDir } = config;
  const embedded = database.kind === "embedded";
  const runs = embedded && (await isRunning(dataDir, out));
  const folder = runs ? fine("process", `Unpause runs in ${dataDir}.`) : checkFolder(config);
  tell(folder);
  if (!runs && folder.ok) tell(checkKey(config));
  if (embedded && existsSync(dataDir)) tell(checkRoom(dataDir));
  const state = await stateOf(database, { runs, folder });
  if (state !== null) tell(ofDatabase(state, database.kind));
  if (!runs) tell(await checkPort(config));
  for (const look of await checkPlatforms(config)) tell(look);
  if (config.google !== null || config.microsoft !== null) {
    const { checkApps } = await import("./check-apps.ts");
    for (const app of await checkApps(config)) tell(app);
  }
  if (state?.kind === "current") {
    const said: string[] = [];
    const exit = await runCommand(
      "health",
      {
        chats: titlesOf(configuredPlatforms(config)),
        ...(embedded && { dataDir }),
        ...(config.support && { supportAddress: config.support.address }),
      },
      { ...out, say: (text) => void said.push(text) },
    );
    healthy &&= exit === 0;
    for (const each of said) tell(wrong("data", each, "Mend that, then run this again."));
  }
  return healthy ? 0 : 1;
}

/** @returns null where there is no folder that a database could be in */
async function stateOf(
  database: DatabaseConfig,
  { runs, folder }: { runs: boolean; folder: Check },
): Promise<DatabaseState | null> {
  if (runs) return { kind: "current" };
  return database.kind === "embedded" && !folder.ok ? null : inspectDatabase(database);
}

const titlesOf = (platforms: readonly string[]) =>
  platforms.map((name) => chatPlatforms[name]?.title ?? name);

function whatIsConfigured(config: Config): string {
  const { database, role, google, microsoft, dataDir } = config;
  const where =
    database.kind === "embedded" ? `its own database in ${dataDir}` : "the PostgreSQL of DATABASE_URL";
  const is = (configured: boolean) => (configured ? "configured" : "not configured");
  const set = configuredPlatforms(config);
  const chats = Object.entries(chatPlatforms).map(
    ([name, { title }]) => `${title} ${is(set.includes(name))}`,
  );
  const parts = [
    `role ${role}`,
    ...chats,
    `sign-in with Google ${is(google !== null)}`,
    `with Microsoft ${is(microsoft !== null)}`,
  ];
  return `Complete: ${where}, ${parts.join(", ")}.`;
}

async function isRunning(dataDir: string, out: Out): Promise<boolean> {
  const path = socketPath(dataDir);
  const silent: Out = { ...out, line() {}, say() {} };
  return (await call(path, { name: "are you there?", input: null }, silent)).kind === "answered";
}

function checkFolder({ dataDir, database }: Config): Check {
  if (database.kind === "embedded" && !existsSync(dataDir)) {
    const why = whyNotMade(dataDir);
    return why === null
      ? fine("data folder", `${dataDir} is not there yet; the first start makes it.`)
      : wrong("data folder", `${dataDir} cannot be made (${why}).`, "Set DATA_DIR to another folder.");
  }
  const path = socketPath(dataDir);
  if (socketAt(path).kind === "link") return wrong("data folder", linkWords(path), "Then run this again.");
  const taken = lockFolder(dataDir);
  switch (taken.kind) {
    case "held":
      return wrong(
        "data folder",
        `${dataDir} is in use by ${taken.by}.`,
        "Stop that process, or set another DATA_DIR.",
      );
    case "not-writable":
      if (taken.full) {
        return wrong(
          "data folder",
          `There is no room left on the disk of ${dataDir} (${taken.reason}).`,
          "Make room there, or set DATA_DIR to a folder on another disk.",
        );
      }
      return wrong(
        "data folder",
        `${dataDir} cannot be written (${taken.reason}).`,
        "Give this user the right to write there, or set DATA_DIR to another folder.",
      );
    case "open":
      return wrong("data folder", taken.why, "Then run this again.");
    case "locked":
      taken.lock.release();
      return fine("data folder", `${dataDir} is free and can be written.`);
  }
}

/** A new database takes 40 MB, and a day of a large workspace less than this. */
const LEAST_ROOM_MB = 100;

function checkRoom(dataDir: string): Check {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  return free < LEAST_ROOM_MB
    ? wrong("disk", `Only ${free} MB are left on the disk of ${dataDir}.`, "Make room there.")
    : fine("disk", `${sayNumber(free)} MB are left on the disk of ${dataDir}.`);
}

function checkKey({ secretKeys, dataDir }: Config): Check {
  if (secretKeys === null && !existsSync(join(dataDir, "secret-key"))) {
    return fine("key", "There is no key file yet; the first start makes it.");
  }
  const keys = readKeys(secretKeys, dataDir);
  if (keys.kind === "refused") return wrong("key", keys.why, "Then run this again.");
  return fine(
    "key",
    secretKeys === null ? "The key file is there, for its owner's eyes only." : "SECRET_KEY is set.",
  );
}

function ofDatabase(state: DatabaseState, where: "embedded" | "server"): Check {
  switch (state.kind) {
    case "current":
      return fine("database", "It is there and up to date.");
    case "none":
      return fine("database", "There is none yet; the first start makes it.");
    case "older":
      return fine("database", `It lacks ${state.missing.join(", ")}; the next start brings it up to date.`);
    case "newer":
      return wrong(
        "database",
        `It was made by a newer version of Unpause (it has ${state.unknown.join(", ")}).`,
        "Start that version, or restore a backup from before the update.",
      );
    case "in-use":
      return wrong("database", `It is in use by ${state.by}.`, "Stop that process, then run this again.");
    case "unreachable":
      return wrong(
        "database",
        `It does not answer (${state.why}).`,
        where === "server"
          ? "Check that PostgreSQL runs there and DATABASE_URL."
          : "Make room on its disk, or restore DATA_DIR from a backup.",
      );
  }
}

function checkPort({ host, port }: Config): Promise<Check> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      resolve(
        wrong(
          "port",
          `Unpause cannot listen on ${host}, port ${port} (${error.code}).`,
          "Stop the program that has it, or set another PORT.",
        ),
      ),
    );
    probe.listen(port, host, () =>
      probe.close(() => resolve(fine("port", `${host}, port ${port}, is free.`))),
    );
  });
}
