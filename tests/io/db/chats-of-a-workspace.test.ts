import { PGlite } from "@electric-sql/pglite";
import { expect, it } from "vitest";
import { knownMigrations } from "../../../src/io/db/migrate.ts";

it("channels, installations and waiting items of the day before are Slack's from now on", async () => {
  await using db = await PGlite.create();
  const index = knownMigrations().findIndex(({ name }) => name.endsWith("chats_of_a_workspace"));
  const [mine] = knownMigrations().slice(index);
  for (const { sql } of knownMigrations().slice(0, index)) await db.exec(sql);
  await db.exec(BEFORE);
  await db.exec(mine?.sql ?? "");
  const rows = async (query: string) => (await db.query(query)).rows;

  const channel = { platform: "slack", name: null };
  expect(
    await rows("SELECT campaign_id, platform, channel, name FROM alert_channel ORDER BY channel"),
  ).toEqual([
    { ...channel, campaign_id: null, channel: "CALERTS01" },
    { ...channel, campaign_id: bare(CAMPAIGN), channel: "CSPRING01" },
  ]);
  expect(
    await rows(
      `SELECT platform, tenant_id, name, version, key_id, encode(sealed, 'hex') AS sealed FROM chat_installation`,
    ),
  ).toEqual([
    { platform: "slack", tenant_id: "T1", name: "Ours at Slack", version: 3, key_id: "k", sealed: "01" },
  ]);
  expect(await rows("SELECT workspace_id, platform, tenant_id FROM workspace_chat")).toEqual([
    { workspace_id: bare(WORKSPACE), platform: "slack", tenant_id: "T1" },
  ]);
  expect(await rows("SELECT kind, data FROM history")).toEqual([
    { kind: "chat-installed", data: { platform: "slack", name: "Ours at Slack" } },
  ]);

  const incidentId = bare(INCIDENT);
  const at = { incidentId, platform: "slack" };
  expect(await rows("SELECT key, kind, payload FROM outbox_item ORDER BY id")).toEqual([
    { key: `alert:${incidentId}`, kind: "show-alert", payload: { incidentId } },
    {
      key: `alert:${incidentId}:slack:CALERTS01`,
      kind: "show-alert-in",
      payload: { ...at, channel: "CALERTS01" },
    },
    { key: `alert:${incidentId}:slack:U1`, kind: "show-alert-to", payload: { ...at, channel: "U1" } },
    {
      key: `receipt:${incidentId}:slack:CALERTS01`,
      kind: "show-receipt",
      payload: { ...at, channel: "CALERTS01" },
    },
    {
      key: "repaint:slack:CALERTS01:1.1",
      kind: "repaint",
      payload: { ...at, channel: "CALERTS01", ref: "CALERTS01:1.1" },
    },
    {
      key: "dead:CALERTS01:m",
      kind: "tell-dead-channel",
      payload: { memberId: "m", place: { kind: "channel", id: "CALERTS01", platform: "slack" }, why: "Why." },
    },
    {
      key: "dead:m:m",
      kind: "tell-dead-channel",
      payload: { memberId: "m", place: { kind: "person", id: "m" }, why: "Why." },
    },
    // It is over: nobody reads it any more.
    { key: "alert:old", kind: "show-alert-in", payload: { incidentId, channel: "C_OLD" } },
  ]);
}, 60_000);

const id = (last: number) => `'01935000-0000-7000-8000-${String(last).padStart(12, "0")}'`;
const bare = (quoted: string) => quoted.replaceAll("'", "");
const [WORKSPACE, MEMBER, CAMPAIGN, INCIDENT] = [id(1), id(2), id(3), id(4)];

let items = 10;
const item = (key: string, kind: string, payload: object, doneAt = "NULL") =>
  `INSERT INTO outbox_item (id, workspace_id, kind, key, payload, due_at, done_at)
   VALUES (${id(items++)}, ${WORKSPACE}, '${kind}', '${key}', '${JSON.stringify(payload)}', '2026-11-20', ${doneAt});`;

const IN = { incidentId: bare(INCIDENT), channel: "CALERTS01" };
const BEFORE = `
INSERT INTO slack_installation (team_id, team_name, version, key_id, sealed, installed_at)
  VALUES ('T1', 'Ours at Slack', 3, 'k', '\\x01', '2026-11-01');
INSERT INTO workspace (id, name, time_zone, slack_channel, slack_team_id, created_at)
  VALUES (${WORKSPACE}, 'Ours', 'UTC', 'CALERTS01', 'T1', '2026-11-01');
INSERT INTO member (id, workspace_id, name, email, created_at) VALUES (${MEMBER}, ${WORKSPACE}, 'Ann', 'ann@ours.test', '2026-11-01');
INSERT INTO campaign (id, workspace_id, name, slack_channel, time_zone, window_days, window_start, window_end, opens_at, closes_at, created_at)
  VALUES (${CAMPAIGN}, ${WORKSPACE}, 'Spring', 'CSPRING01', 'UTC', '{1}', 0, 1440, '2026-11-20', '2026-11-21', '2026-11-01');
INSERT INTO history (id, workspace_id, kind, data, at)
  VALUES (${id(5)}, ${WORKSPACE}, 'slack-installed', '{"team": "Ours at Slack"}', '2026-11-01');
${item(`alert:${IN.incidentId}`, "show-alert", { incidentId: IN.incidentId })}
${item(`alert:${IN.incidentId}:CALERTS01`, "show-alert-in", IN)}
${item(`alert:${IN.incidentId}:U1`, "show-alert-to", { ...IN, channel: "U1" })}
${item(`receipt:${IN.incidentId}:CALERTS01`, "show-receipt", IN)}
${item("repaint:CALERTS01:1.1", "repaint", { ...IN, ref: "CALERTS01:1.1" })}
${item("dead:CALERTS01:m", "tell-dead-channel", { memberId: "m", place: { kind: "channel", id: "CALERTS01" }, why: "Why." })}
${item("dead:m:m", "tell-dead-channel", { memberId: "m", place: { kind: "person", id: "m" }, why: "Why." })}
${item("alert:old", "show-alert-in", { ...IN, channel: "C_OLD" }, "'2026-11-20'")}`;
