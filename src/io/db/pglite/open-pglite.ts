import { EventEmitter } from "node:events";
import { Worker } from "node:worker_threads";
import type { SqlDriverAdapterFactory, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";
import { type Calls, errorOf, type Handle, NO_TRANSACTION, type Rows, type Told } from "./calls.ts";

export type OpenPglite = AsyncDisposable & {
  adapter: SqlDriverAdapterFactory;
  /** Of `pg.Pool`'s shape, as BullMQ takes it. */
  pool: Pool;
  /** Settles when the database's thread ended without having been asked to. */
  lost: Promise<void>;
};

type Ask = <Name extends keyof Calls>(
  name: Name,
  ...args: Parameters<Calls[Name]>
) => Promise<ReturnType<Calls[Name]>>;

/** Opens PGlite in `folder`, which must be locked, in a thread of its own; a new folder begins with a prepared dump. */
export async function openPglite(folder: string): Promise<OpenPglite> {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { workerData: folder });
  const waiting = new Map<number, PromiseWithResolvers<never>>();
  const clients = new Map<Handle, Client>();
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<void>();
  let closing = false;
  let over: Error | null = null;
  let ids = 0;

  function end(error: Error): void {
    over ??= error;
    ready.reject(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }
  thread.on("error", end);
  thread.on("exit", () => {
    end(new Error("The embedded database has ended."));
    ended.resolve();
    if (!closing) lost.resolve();
  });
  thread.on("message", (told: Told) => {
    switch (told.kind) {
      case "ready":
        return ready.resolve();
      case "notification": {
        const { channel, payload } = told;
        return void clients.get(told.on)?.emit("notification", { channel, payload });
      }
      case "answer":
        waiting.get(told.id)?.resolve(told.value as never);
        break;
      case "fault":
        waiting.get(told.id)?.reject(errorOf(told.fault));
    }
    waiting.delete(told.id);
  });

  const ask: Ask = (name, ...args) => {
    if (over !== null) return Promise.reject(over);
    const id = ++ids;
    const answer = Promise.withResolvers<never>();
    waiting.set(id, answer);
    thread.postMessage({ id, name, args });
    return answer.promise;
  };

  await ready.promise;
  return {
    adapter: adapterOver(ask),
    pool: new Pool(ask, clients),
    lost: lost.promise,
    async [Symbol.asyncDispose]() {
      closing = true;
      if (over === null) await ask("close");
      await ended.promise;
    },
  };
}

const NAME = { provider: "postgres", adapterName: "pglite-prisma-adapter" } as const;

/** Prisma's adapter for PGlite, which lives in the thread, as seen from here. */
function adapterOver(ask: Ask): SqlDriverAdapterFactory {
  const within = (on: Handle): SqlQueryable => ({
    ...NAME,
    queryRaw: (query) => ask("queryRaw", on, query),
    executeRaw: (query) => ask("executeRaw", on, query),
  });
  const transaction = (on: Handle): Transaction => ({
    ...within(on),
    // The adapter ends a transaction itself: Prisma is not to send COMMIT or ROLLBACK as statements.
    options: { usePhantomQuery: true },
    commit: () => ask("commit", on),
    rollback: () => ask("rollback", on),
  });
  return {
    ...NAME,
    connect: async () => ({
      ...within(NO_TRANSACTION),
      executeScript: (script) => ask("executeScript", script),
      startTransaction: async (isolation) => transaction(await ask("begin", isolation)),
      getConnectionInfo: () => ({ supportsRelationJoins: true }),
      dispose: async () => {},
    }),
  };
}

/** The part of `pg.Pool` that BullMQ's PostgreSQL backend uses (docs.bullmq.io, "PostgreSQL"), over the thread. */
class Pool extends EventEmitter {
  readonly #ask: Ask;
  readonly #clients: Map<Handle, Client>;
  constructor(ask: Ask, clients: Map<Handle, Client>) {
    super();
    this.setMaxListeners(0); // BullMQ listens for errors once for each queue and worker, and never takes that back
    this.#ask = ask;
    this.#clients = clients;
  }
  query(text: string, params?: readonly unknown[]): Promise<Rows> {
    return this.#ask("poolQuery", text, params);
  }
  async connect(): Promise<Client> {
    const on = await this.#ask("connect");
    const client = new Client(this.#ask, on, () => this.#clients.delete(on));
    this.#clients.set(on, client);
    return client;
  }
  /** The opener of the database closes it. */
  async end(): Promise<void> {}
}

class Client extends EventEmitter {
  readonly #ask: Ask;
  readonly #on: Handle;
  readonly #forget: () => void;
  constructor(ask: Ask, on: Handle, forget: () => void) {
    super();
    this.#ask = ask;
    this.#on = on;
    this.#forget = forget;
  }
  query(text: string, params?: readonly unknown[]): Promise<Rows> {
    return this.#ask("clientQuery", this.#on, text, params);
  }
  release(): void {
    this.#forget();
    this.#ask("release", this.#on).catch(() => {}); // Only a thread that has ended refuses, and then nothing is held.
  }
}
