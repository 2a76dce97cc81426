import { PGlite } from "@electric-sql/pglite";
import { expect, it } from "vitest";
import { knownMigrations } from "../../../src/io/db/migrate.ts";

it("alerts and rehearsals of the day before keep their messages, so that these go on being edited", async () => {
  await using db = await PGlite.create();
  const index = knownMigrations().findIndex(({ name }) => name.endsWith("messages_about_incidents"));
  const [mine] = knownMigrations().slice(index);
  for (const { sql } of knownMigrations().slice(0, index)) await db.exec(sql);
  await db.exec(BEFORE);
  await db.exec(mine?.sql ?? "");
  const { rows } =
    await db.query(`SELECT about_kind, about_id, part, platform, channel, member_id IS NOT NULL AS direct,
    message_ref, shown, thread_at IS NOT NULL AS thread, dead_why, extra_at FROM kept_message ORDER BY about_kind DESC, channel`);
  const kept = { part: "message", platform: "slack", shown: "digest", extra_at: null };
  const incident = { ...kept, about_kind: "incident", about_id: id(5).replaceAll("'", "") };
  expect(rows).toEqual([
    { ...incident, channel: "C1", direct: false, message_ref: "C1:1.1", thread: true, dead_why: null },
    {
      ...incident,
      channel: "U1",
      direct: true,
      message_ref: null,
      thread: false,
      dead_why: expect.any(String),
    },
    {
      ...kept,
      about_kind: "drill",
      about_id: id(6).replaceAll("'", ""),
      channel: "C1",
      direct: false,
      message_ref: "C1:2.2",
      thread: false,
      dead_why: null,
    },
  ]);
}, 60_000);

const id = (last: number) => `'01935000-0000-7000-8000-00000000000${last}'`;
const [WORKSPACE, MEMBER, MAILBOX, INCIDENT, DRILL] = [id(1), id(2), id(3), id(5), id(6)];
const BEFORE = `
INSERT INTO workspace (id, name, time_zone, created_at) VALUES (${WORKSPACE}, 'Ours', 'UTC', '2026-11-01');
INSERT INTO member (id, workspace_id, name, email, created_at) VALUES (${MEMBER}, ${WORKSPACE}, 'Ann', 'ann@ours.test', '2026-11-01');
INSERT INTO mailbox (id, workspace_id, address, sender_name, provider, sign_in, owner_id, user_name, smtp_host, smtp_port,
  smtp_security, imap_host, imap_port, imap_security, created_at, next_send_at, next_read_at) VALUES (${MAILBOX}, ${WORKSPACE}, 'sales@ours.test', 'Ann', 'other',
  'password', ${MEMBER}, 'sales', 'h', 1, 'tls', 'h', 2, 'tls', '2026-11-01', '2026-11-01', '2026-11-01');
INSERT INTO incident (id, workspace_id, scope, cause, diagnosis, opened_at)
  VALUES (${INCIDENT}, ${WORKSPACE}, 'x', 'password_changed', '{}', '2026-11-20');
INSERT INTO alert (id, workspace_id, incident_id, platform, channel, message_ref, shown, thread_at)
  VALUES (${id(7)}, ${WORKSPACE}, ${INCIDENT}, 'slack', 'C1', 'C1:1.1', 'digest', '2026-11-20');
INSERT INTO alert (id, workspace_id, incident_id, platform, channel, member_id, shown, dead_at)
  VALUES (${id(8)}, ${WORKSPACE}, ${INCIDENT}, 'slack', 'U1', ${MEMBER}, 'digest', '2026-11-20');
INSERT INTO drill (id, workspace_id, mailbox_id, started_by_id, started_at)
  VALUES (${DRILL}, ${WORKSPACE}, ${MAILBOX}, ${MEMBER}, '2026-11-20');
INSERT INTO drill_place (drill_id, channel, message_ref, shown) VALUES (${DRILL}, 'C1', 'C1:2.2', 'digest');`;
