/** The thread of the embedded database: a statement occupies all of it, while the rest of the product goes on. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { Transaction } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { type Asked, type Calls, faultOf, type Handle, NO_TRANSACTION, type Told } from "./calls.ts";
import { PgliteClient, runStatement } from "./client.ts";
import { keepPlans } from "./keep-plans.ts";
import { stackKeeper } from "./keep-stack.ts";
import { whyNotOpen } from "./why-not-open.ts";

const folder: string = workerData;
const fresh = !existsSync(join(folder, "PG_VERSION"));
const db = await open();
const restoreStack = stackKeeper(db);
keepPlans(db);
// The adapter reads every timestamp's offset as +00:00, so the session has to use UTC.
await db.exec("SET TIME ZONE 'UTC'; SET search_path TO public, bullmq");

const tell = (told: Told) => parentPort?.postMessage(told);
const adapter = await new PrismaPGlite(db).connect();
const transactions = new Map<Handle, Transaction>();
const clients = new Map<Handle, PgliteClient>();
let handles = NO_TRANSACTION;

const answers: { [K in keyof Calls]: (...args: Parameters<Calls[K]>) => Promise<ReturnType<Calls[K]>> } = {
  queryRaw: (on, query) => at(on).queryRaw(query),
  executeRaw: (on, query) => at(on).executeRaw(query),
  executeScript: (script) => adapter.executeScript(script),
  async begin(isolation) {
    const handle = ++handles;
    transactions.set(handle, await adapter.startTransaction(isolation));
    return handle;
  },
  commit: (on) => end(on, "commit"),
  rollback: (on) => end(on, "rollback"),
  poolQuery: (text, params) => runStatement(db, text, params),
  async connect() {
    const handle = ++handles;
    const client = new PgliteClient(db);
    client.on("notification", (said) => tell({ kind: "notification", on: handle, ...said }));
    clients.set(handle, client);
    return handle;
  },
  clientQuery: (on, text, params) => found(clients, on).query(text, params),
  async release(on) {
    found(clients, on).release();
    clients.delete(on);
  },
  close: () => db.close(),
};

parentPort?.on("message", async ({ id, name, args }: Asked) => {
  try {
    const answer = answers[name] as (...args: unknown[]) => Promise<unknown>;
    tell({ kind: "answer", id, value: await answer(...args) });
  } catch (error) {
    restoreStack();
    tell({ kind: "fault", id, fault: faultOf(error) });
  }
  if (name === "close") parentPort?.close();
});
tell({ kind: "ready" });

function at(on: Handle) {
  return on === NO_TRANSACTION ? adapter : found(transactions, on);
}

async function end(on: Handle, how: "commit" | "rollback"): Promise<void> {
  const transaction = found(transactions, on);
  transactions.delete(on);
  await transaction[how]();
}

function found<Held>(held: Map<Handle, Held>, handle: Handle): Held {
  const one = held.get(handle);
  if (one === undefined) throw new Error(`The database's thread holds nothing under ${handle}.`);
  return one;
}

/** PostgreSQL's initdb inside PGlite takes seconds and a gigabyte; its makers publish the folder it would make. */
async function preparedDump(): Promise<Blob> {
  const { dataDir } = await import("@electric-sql/pglite-prepopulatedfs");
  return dataDir();
}

async function open(): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: folder, ...(fresh && { loadDataDir: await preparedDump() }) });
  } catch (error) {
    // Half of a folder would be taken for a whole one at the next start.
    if (fresh) rmSync(folder, { recursive: true, force: true });
    throw whyNotOpen(error, folder);
  }
}
