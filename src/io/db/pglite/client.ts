import { EventEmitter } from "node:events";
import type { PGlite, Transaction } from "@electric-sql/pglite";
import type { Rows } from "./calls.ts";

/**
 * A client of `pg`'s shape on one PGlite. PGlite is a single session. So a client holds PGlite's own transaction mutex from BEGIN
 * to COMMIT or ROLLBACK, and no other statement can slip into its transaction.
 */
export class PgliteClient extends EventEmitter {
  readonly #db: PGlite;
  readonly #unlisten = new Map<string, () => Promise<void>>();
  #open: { tx: Transaction; finish: (how: "commit" | "rollback") => void; ended: Promise<void> } | null =
    null;

  constructor(db: PGlite) {
    super();
    this.#db = db;
  }

  async query(text: string, params?: readonly unknown[]): Promise<Rows> {
    // BullMQ's statements begin with comments; what is missed here is run unheard, and its notifications go nowhere.
    const statement = text.replace(/^(\s*--.*\n)*\s*/, "");
    const verb = statement.split(/[\s;]/, 1)[0]?.toUpperCase();
    if (verb === "BEGIN") return this.#begin();
    if (verb === "COMMIT" || verb === "ROLLBACK") return this.#end(verb === "COMMIT" ? "commit" : "rollback");
    if (verb === "LISTEN") return this.#listen(statement);
    return runStatement(this.#open?.tx ?? this.#db, text, params);
  }

  release(): void {
    for (const stop of this.#unlisten.values()) void stop();
    this.#unlisten.clear();
  }

  #begin(): Promise<Rows> {
    return new Promise((resolve, reject) => {
      const ended = this.#db
        .transaction(async (tx) => {
          const how = await new Promise<"commit" | "rollback">((finish) => {
            this.#open = { tx, finish, ended };
            resolve({ rows: [], rowCount: 0 });
          });
          if (how === "rollback") await tx.rollback();
        })
        .then(() => undefined);
      ended.catch(reject);
    });
  }

  async #end(how: "commit" | "rollback"): Promise<Rows> {
    const open = this.#open;
    this.#open = null;
    open?.finish(how);
    await open?.ended;
    return { rows: [], rowCount: 0 };
  }

  async #listen(statement: string): Promise<Rows> {
    const channel = statement.replace(/^LISTEN\s+/i, "").replace(/[";\s]/g, "");
    if (!this.#unlisten.has(channel)) {
      const stop = await this.#db.listen(channel, (payload) =>
        this.emit("notification", { channel, payload }),
      );
      this.#unlisten.set(channel, stop);
    }
    return { rows: [], rowCount: 0 };
  }
}

/** Without `params`, `text` may hold several statements. The rows are the last one's. */
export async function runStatement(
  on: PGlite | Transaction,
  text: string,
  params?: readonly unknown[],
): Promise<Rows> {
  if (params === undefined) {
    const results = await on.exec(text);
    const last = results.at(-1);
    return { rows: (last?.rows ?? []) as never[], rowCount: last?.affectedRows ?? last?.rows.length ?? 0 };
  }
  const result = await on.query(text, [...params]);
  return { rows: result.rows as never[], rowCount: result.affectedRows || result.rows.length };
}
