import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from "@prisma/driver-adapter-utils";
import { storable, storableJson } from "../../core/storable.ts";

type Runs = Pick<SqlDriverAdapter, "queryRaw" | "executeRaw">;

/**
 * Wraps the database so that no text is refused for a character in it. It is the last line of the boundary behind which text from
 * outside is storable. A search for such a text finds the text that was stored for it.
 */
export function storableAdapter(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  const { provider, adapterName } = factory;
  return { provider, adapterName, connect: async () => withTransactions(await factory.connect()) };
}

function withTransactions(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const begin = adapter.startTransaction.bind(adapter);
  return Object.assign(storing(adapter), {
    startTransaction: async (...isolation: Parameters<typeof begin>) => storing(await begin(...isolation)),
  });
}

function storing<T extends Runs>(runs: T): T {
  const { queryRaw, executeRaw } = runs;
  return Object.assign(runs, {
    queryRaw: (query: SqlQuery) => queryRaw.call(runs, storableQuery(query)),
    executeRaw: (query: SqlQuery) => executeRaw.call(runs, storableQuery(query)),
  });
}

const storableQuery = (query: SqlQuery): SqlQuery => ({ ...query, args: query.args.map(storableArg) });

/** JSON has escapes for control characters and for half of a surrogate pair. Raw statements take JSON as a text. */
const escapeToMend = /\\u(00[01]|d[89a-f])/i;
const beginsAsJson = /^[[{"]/;

function storableArg(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map(storableArg);
  if (typeof arg !== "string") return arg;
  return beginsAsJson.test(arg) && escapeToMend.test(arg) ? storableEscapes(arg) : storable(arg);
}

function storableEscapes(text: string): string {
  try {
    return JSON.stringify(storableJson(JSON.parse(text)));
  } catch {
    return storable(text); // it only looks like JSON
  }
}
