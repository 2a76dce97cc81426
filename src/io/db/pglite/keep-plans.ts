import type { PGlite, QueryOptions, Results } from "@electric-sql/pglite";
import { preparedName } from "../prepared-name.ts";

/** An embedded database has no autovacuum to notice that its tables have grown, so a plan is valid for this long. */
const KEPT_MS = 30_000;

type Prepared = { text: string; until: number; types: Promise<number[]> };

/**
 * Lets a PGlite keep the plans of the statements that ask for it. By itself it plans every statement anew, and planning the one
 * that claims sends takes as long as running it.
 */
export function keepPlans(db: PGlite, keptMs = KEPT_MS): void {
  const prepared = new Map<string, Prepared>();
  const run = db.query.bind(db);

  function typesOf(name: string, text: string): Promise<number[]> {
    const known = prepared.get(name);
    if (known && known.text !== text) throw new Error(`Two statements want to be prepared as ${name}.`);
    if (known && performance.now() < known.until) return known.types;
    const types = prepare(db, name, text);
    prepared.set(name, { text, until: performance.now() + keptMs, types });
    types.catch(() => prepared.delete(name));
    return types;
  }

  db.query = async <T>(text: string, params: unknown[] = [], options?: QueryOptions): Promise<Results<T>> => {
    const name = preparedName(text);
    if (name === null) return run(text, params, options);
    const types = await typesOf(name, text);
    const values = params.map((param, i) => literal(db, types[i] ?? 0, param));
    return run(`EXECUTE "${name}"(${values.join(", ")})`, [], options);
  };
}

/** @returns the types of its parameters, by their oids */
function prepare(db: PGlite, name: string, text: string): Promise<number[]> {
  return db.transaction(async (tx) => {
    const before = await tx.query("SELECT FROM pg_prepared_statements WHERE name = $1", [name]);
    if (before.rows.length > 0) await tx.exec(`DEALLOCATE "${name}"`);
    await tx.exec(`PREPARE "${name}" AS ${text}`);
    const { rows } = await tx.query<{ types: number[] }>(
      "SELECT parameter_types::oid[] AS types FROM pg_prepared_statements WHERE name = $1",
      [name],
    );
    return rows[0]?.types ?? [];
  });
}

/** EXECUTE takes none of the protocol's parameters. A literal without a type is read as the parameter's. */
function literal(db: PGlite, type: number, value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  const text = String(db.serializers[type]?.(value) ?? value);
  return `'${text.replaceAll("'", "''")}'`;
}
