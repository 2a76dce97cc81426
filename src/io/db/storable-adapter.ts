import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from "@prisma/driver-adapter-utils";
import { storable, storableJson } from "../../core/storable.ts";

type Runs = Pick<SqlDriverAdapter, "queryRaw" | "executeRaw">;

/**
 * The same database, in which no text is refused for a character in it: the last line of the boundary behind which text from
 * outside is storable. A lookup for such a text finds what was stored for it.
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

/** In JSON a control character and half of a surrogate pair stand as escapes. Raw statements take JSON as a text. */
const escapesInJson = /^[[{"].*\\u(00[01]|d[89a-f])/is;

function storableArg(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map(storableArg);
  if (typeof arg !== "string") return arg;
  return escapesInJson.test(arg) ? storableEscapes(arg) : storable(arg);
}

function storableEscapes(text: string): string {
  try {
    return JSON.stringify(storableJson(JSON.parse(text)));
  } catch {
    return storable(text); // it only looks like JSON
  }
}
