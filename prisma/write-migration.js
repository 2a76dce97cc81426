/**
 * Writes the next migration: the difference between the schema of the last commit and the one in the work tree.
 *
 *   npm run migration -- add_something
 *
 * Prisma's own `migrate dev` needs an engine binary that is downloaded from outside; this uses the same engine as
 * WebAssembly. What Prisma cannot say (partial indexes, CHECKs) is added to the file by hand.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";

const SCHEMA = "prisma/schema.prisma";
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("Give the migration a name, e.g. npm run migration -- add_tickets\n");
  process.exit(2);
}

const wasmFile = createRequire(import.meta.url)
  .resolve("@prisma/schema-engine-wasm")
  .replace(/\.js$/, "_bg.wasm");
const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
  "./schema_engine_bg.js": engine,
});
engine.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const schema = readFileSync(SCHEMA, "utf8");
const before = schemaOfLastCommit();
const shadow = await PGlite.create();
const schemaEngine = await engine.SchemaEngine.new(
  { datamodels: [[SCHEMA, schema]] },
  () => {},
  bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(shadow)),
);
const { stdout } = await schemaEngine.diff({
  from:
    before === null
      ? { tag: "empty" }
      : { tag: "schemaDatamodel", files: [{ path: SCHEMA, content: before }] },
  to: { tag: "schemaDatamodel", files: [{ path: SCHEMA, content: schema }] },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
await shadow.close();

const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
const folder = `prisma/migrations/${stamp}_${name}`;
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/migration.sql`, stdout ?? "");
process.stdout.write(`${folder}/migration.sql\n`);

function schemaOfLastCommit() {
  try {
    return execFileSync("git", ["show", `HEAD:${SCHEMA}`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return null; // the first migration: there is no schema before it
  }
}
