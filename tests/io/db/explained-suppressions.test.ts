import { PGlite } from "@electric-sql/pglite";
import { expect, it } from "vitest";
import { knownMigrations } from "../../../src/io/db/migrate.ts";

const MIGRATION = "explained_suppressions";

it("suppressions of the day before keep address, reason and time, and get what the history knows of them", async () => {
  await using db = await PGlite.create();
  const index = knownMigrations().findIndex(({ name }) => name.endsWith(MIGRATION));
  const [mine] = knownMigrations().slice(index);
  for (const { sql } of knownMigrations().slice(0, index)) await db.exec(sql);
  await db.exec(BEFORE);
  await db.exec(mine?.sql ?? "");
  const { rows } = await db.query(`SELECT email, reason, source, campaign_id IS NOT NULL AS campaign,
    mailbox_id IS NOT NULL AS mailbox, to_char(at, 'MM-DD') AS on FROM suppression ORDER BY email`);
  expect(rows).toEqual([
    {
      email: "by-link@x.test",
      reason: "opted_out",
      source: "link",
      campaign: true,
      mailbox: false,
      on: "11-20",
    },
    {
      email: "by-mail@x.test",
      reason: "opted_out",
      source: "mail",
      campaign: true,
      mailbox: true,
      on: "11-21",
    },
    {
      email: "colleague@x.test",
      reason: "opted_out",
      source: null,
      campaign: false,
      mailbox: false,
      on: "11-21",
    },
    { email: "dead@x.test", reason: "bounced", source: "mail", campaign: true, mailbox: true, on: "11-22" },
  ]);
}, 60_000);

const id = (last: number) => `'01935000-0000-7000-8000-00000000000${last}'`;
const [WORKSPACE, MEMBER, MAILBOX, CAMPAIGN] = [id(1), id(2), id(3), id(4)];
const lead = (last: number, email: string, kind: string, mailbox: string, day: number) => `
INSERT INTO lead (id, workspace_id, email, fields) VALUES (${id(last)}, ${WORKSPACE}, '${email}', '{}');
INSERT INTO enrolment (id, workspace_id, campaign_id, lead_id, mailbox_id, due_at)
  VALUES (${id(last)}, ${WORKSPACE}, ${CAMPAIGN}, ${id(last)}, ${MAILBOX}, now());
INSERT INTO history (id, workspace_id, kind, campaign_id, mailbox_id, data, at)
  VALUES (${id(last)}, ${WORKSPACE}, '${kind}', ${CAMPAIGN}, ${mailbox}, jsonb_build_object('enrolmentId', ${id(last)}), '2026-11-${day}');
INSERT INTO suppression (workspace_id, email, reason, at)
  VALUES (${WORKSPACE}, '${email}', '${kind.replace("-", "_")}', '2026-11-${day}');`;

const BEFORE = `
INSERT INTO workspace (id, name, time_zone) VALUES (${WORKSPACE}, 'Ours', 'UTC');
INSERT INTO member (id, workspace_id, name, email) VALUES (${MEMBER}, ${WORKSPACE}, 'Ann', 'ann@ours.test');
INSERT INTO mailbox (id, workspace_id, address, sender_name, provider, sign_in, owner_id, user_name, smtp_host, smtp_port,
  smtp_security, imap_host, imap_port, imap_security) VALUES (${MAILBOX}, ${WORKSPACE}, 'sales@ours.test', 'Ann', 'other',
  'password', ${MEMBER}, 'sales', 'x', 1, 'tls', 'x', 1, 'tls');
INSERT INTO campaign (id, workspace_id, name, time_zone, window_days, window_start, window_end, opens_at, closes_at)
  VALUES (${CAMPAIGN}, ${WORKSPACE}, 'Spring', 'UTC', '{1}', 0, 1440, now(), now());
${lead(5, "by-link@x.test", "opted-out", "NULL", 20)}
${lead(6, "by-mail@x.test", "opted-out", MAILBOX, 21)}
${lead(7, "dead@x.test", "bounced", MAILBOX, 22)}
INSERT INTO suppression (workspace_id, email, reason, at) VALUES (${WORKSPACE}, 'colleague@x.test', 'opted_out', '2026-11-21');`;
