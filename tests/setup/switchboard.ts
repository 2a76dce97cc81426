import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type PostgresCluster, startPostgresCluster } from "./postgres-cluster.ts";
import { type MigratedFolder, makeMigratedFolder, migrateTemplate } from "./templates.ts";

export type Switchboard = AsyncDisposable & { url: string };

/**
 * Test files run in processes of their own. They share one PostgreSQL, and a migrated database of each kind to copy. The first
 * that asks here has it made, so that a run which needs none waits for none. It ends with the run.
 */
export async function openSwitchboard(): Promise<Switchboard> {
  let cluster: Promise<PostgresCluster> | null = null;
  let template: Promise<string> | null = null;
  let folder: Promise<MigratedFolder> | null = null;
  const startedCluster = () => {
    cluster ??= startPostgresCluster();
    return cluster;
  };

  const answers: Record<string, () => Promise<string>> = {
    "/postgres": async () => (await startedCluster()).urlOf("postgres"),
    "/migrated-database": () => {
      template ??= startedCluster().then(migrateTemplate);
      return template;
    },
    "/migrated-folder": async () => {
      folder ??= makeMigratedFolder();
      return (await folder).path;
    },
  };

  const server = createServer(async (request, response) => {
    try {
      response.end(await answers[request.url ?? ""]?.());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      const made = await folder?.catch(() => null);
      made?.[Symbol.dispose]();
      await template?.catch(() => null);
      const started = await cluster?.catch(() => null);
      await started?.[Symbol.asyncDispose]();
    },
  };
}
