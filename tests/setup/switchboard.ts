import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type PostgresCluster, startPostgresCluster } from "./postgres-cluster.ts";

export type Switchboard = AsyncDisposable & { url: string };

/**
 * Test files run in processes of their own, and all share one PostgreSQL. The first that asks here starts it,
 * so that a run which needs none waits for none; it ends with the run.
 */
export async function openSwitchboard(): Promise<Switchboard> {
  let cluster: Promise<PostgresCluster> | null = null;

  const server = createServer(async (_request, response) => {
    cluster ??= startPostgresCluster();
    try {
      response.end((await cluster).urlOf("postgres"));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/postgres`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      const started = await cluster?.catch(() => null);
      await started?.[Symbol.asyncDispose]();
    },
  };
}
