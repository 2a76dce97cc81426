import type { SqlDriverAdapterFactory, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";

/**
 * Wraps the database: its transactions hand over one statement at a time. Prisma asks for several relations of a row at once, also
 * in a transaction. `pg` warns of that on one connection, and refuses it from version 9 on.
 */
export function oneAtATime(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  const { provider, adapterName } = factory;
  return {
    provider,
    adapterName,
    async connect() {
      const adapter = await factory.connect();
      const begin = adapter.startTransaction.bind(adapter);
      return Object.assign(adapter, {
        startTransaction: async (...isolation: Parameters<typeof begin>) => inTurn(await begin(...isolation)),
      });
    },
  };
}

function inTurn(transaction: Transaction): Transaction {
  const { queryRaw, executeRaw } = transaction;
  let last: Promise<unknown> = Promise.resolve();
  function after<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = last.then(run);
    last = result.catch(() => {});
    return result;
  }
  return Object.assign(transaction, {
    queryRaw: (query: SqlQuery) => after(() => queryRaw.call(transaction, query)),
    executeRaw: (query: SqlQuery) => after(() => executeRaw.call(transaction, query)),
  });
}
