import { PGlite } from "@electric-sql/pglite";
import { expect, it } from "vitest";
import { knownMigrations } from "../../../src/io/db/migrate.ts";

it("sessions of the day before go on, and their idle days count from the change", async () => {
  await using db = await PGlite.create();
  const index = knownMigrations().findIndex(({ name }) => name.endsWith("session_places"));
  const [mine] = knownMigrations().slice(index);
  for (const { sql } of knownMigrations().slice(0, index)) await db.exec(sql);
  await db.exec(BEFORE);
  await db.exec(mine?.sql ?? "");
  const { rows } =
    await db.query(`SELECT encode(token_hash, 'hex') AS hash, id IS NOT NULL AS named, browser, network,
    seen_at > created_at AS seen, expires_at = '2027-01-01' AS lasts FROM session ORDER BY 1`);
  const kept = { named: true, browser: null, network: null, seen: true, lasts: true };
  expect(rows).toEqual([
    { hash: "01", ...kept },
    { hash: "02", ...kept },
  ]);
}, 60_000);

const WORKSPACE = "'01935000-0000-7000-8000-000000000001'";
const MEMBER = "'01935000-0000-7000-8000-000000000002'";
const BEFORE = `
INSERT INTO workspace (id, name, time_zone, created_at) VALUES (${WORKSPACE}, 'Ours', 'UTC', '2025-01-01');
INSERT INTO member (id, workspace_id, name, email, created_at) VALUES (${MEMBER}, ${WORKSPACE}, 'Ann', 'ann@ours.test', '2025-01-01');
INSERT INTO session (token_hash, workspace_id, member_id, created_at, expires_at) VALUES
  ('\\x01', ${WORKSPACE}, ${MEMBER}, '2025-01-01', '2027-01-01'), ('\\x02', ${WORKSPACE}, ${MEMBER}, '2025-01-01', '2027-01-01');`;
