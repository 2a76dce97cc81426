import type pg from "pg";
import type { Change } from "../../core/live.ts";

export type Signal = { workspaceId: string; change: Change };

/** Messages between processes on one database. A process that does not listen loses them, so nothing may depend on one. */
export interface Signals {
  send(signal: Signal): void;
  /** Receives the signals of others, and not its own. */
  listen(onSignal: (signal: Signal) => void): void;
}

const CHANNEL = "unpause_live";

/**
 * Signals by PostgreSQL's NOTIFY. A payload has less than 8,000 bytes: fifty campaigns have 2,000.
 *
 * @param session - stays open as long as the process; it listens
 * @param pool - sends
 */
export async function notifySignals(session: pg.Client, pool: pg.Pool, workerId: string): Promise<Signals> {
  let receive: (signal: Signal) => void = () => {};
  session.on("notification", ({ channel, payload }) => {
    if (channel !== CHANNEL || payload === undefined) return;
    const { from, ...signal } = JSON.parse(payload) as Signal & { from: string };
    if (from !== workerId) receive(signal);
  });
  await session.query(`LISTEN ${CHANNEL}`);
  return {
    send(signal) {
      const payload = JSON.stringify({ from: workerId, ...signal });
      // Without a database there is no listener.
      pool.query("SELECT pg_notify($1, $2)", [CHANNEL, payload]).catch(() => {});
    },
    listen(onSignal) {
      receive = onSignal;
    },
  };
}
