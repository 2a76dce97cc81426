import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSlackWorkspaces } from "../../../src/bots/slack/workspaces/slack-workspaces.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import type { Receipt } from "../../../src/core/receipt/receipt.ts";
import { knownMigrations, migrate, type SqlSession } from "../../../src/io/db/migrate.ts";
import { type DatabaseConfig, openDatabase } from "../../../src/io/db/open-database.ts";
import { deliverDue } from "../../core/deliver-due.ts";
import { openWorld, REFUSED } from "../../core/world.ts";
import { SIGNING_SECRET } from "../../hosts/slack/slack-client.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";
import { freshFolder } from "../../setup/fresh-folder.ts";
import { describeWith } from "../../setup/needs.ts";
import { endIncident } from "../a-lost-mailbox.ts";

const SAYS =
  "migrates, and its messages are edited on: nothing is posted twice, nothing that waits is lost, a receipt neither";

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({
    people: { ben: "ben@acme.test" },
    channels: ["alerts", "alerts-on-postgres"],
  });
});
afterAll(() => slack[Symbol.asyncDispose]());

describe("a built-in database of the version before", () => {
  it(SAYS, async () => {
    using folder = freshFolder();
    await editsOn({ kind: "embedded", dataDir: folder.path }, slack.channelId("alerts"), async () => {
      const db = await PGlite.create(join(folder.path, "db"));
      return {
        exec: async (sql) => void (await db.exec(sql)),
        rows: async (sql) => (await db.query<LedgerRow>(sql)).rows,
        close: () => db.close(),
      };
    });
  }, 120_000);
});

describeWith("PostgreSQL", "a PostgreSQL database of the version before", () => {
  it(SAYS, async () => {
    const url = await freshDatabaseUrl();
    await editsOn({ kind: "server", url }, slack.channelId("alerts-on-postgres"), async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return {
        exec: async (sql) => void (await client.query(sql)),
        rows: async (sql) => (await client.query<LedgerRow>(sql)).rows,
        close: () => client.end(),
      };
    });
  }, 120_000);
});

type LedgerRow = { migration_name: string; checksum: string };
type OldDatabase = SqlSession & { close(): Promise<void> };

/** Posts as the version before did, migrates what it wrote, and follows its messages to their end. */
async function editsOn(
  config: DatabaseConfig,
  channel: string,
  openOld: () => Promise<OldDatabase>,
): Promise<void> {
  const callsBefore = slack.calls.length;
  const posted = async (to: string, text: string) => {
    const { ts = "", channel: at = "" } = await slack.eye.chat.postMessage({ channel: to, text });
    return { ts, ref: `${at}:${ts}` };
  };
  const direct = (await slack.eye.conversations.open({ users: slack.userId("ben") })).channel?.id ?? "";
  const [alert, alone, rehearsal, ended] = [
    await posted(channel, "🔴 sales@ours.test is disconnected"),
    await posted(direct, "🔴 sales@ours.test is disconnected"),
    await posted(channel, "Rehearsal"),
    await posted(channel, "🟢 info@ours.test is connected again"),
  ];
  const old = await openOld();
  await writeOlder(old, { alert, alone, rehearsal, ended, channel });
  await old.close();

  const opened = await openDatabase(config);
  if (opened.kind === "refused") throw new Error(opened.why);
  await using database = opened.database;
  await using world = await openWorld(database, []);
  const app = {
    botToken: slack.botToken,
    appToken: null,
    signingSecret: SIGNING_SECRET,
    apiUrl: slack.apiUrl,
  };
  const { chatOf } = openSlackWorkspaces(world.ctx, app, 0);
  const moved = { ...world, workspaceId: WORKSPACE };
  const say = async () => {
    for (let round = 0; round < 3; round++) await deliverDue(moved, chatsOf({ slack: chatOf }, "slack"));
  };
  const shown = async (place: string) =>
    (await slack.messages(place)).map(({ ts, blocks, text }) => [ts, seen(blocks).lines[0] ?? text]);

  await say();
  expect(await shown(channel)).toEqual([
    [alert.ts, "🔴 sales@ours.test is disconnected: the password is no longer accepted"],
    [rehearsal.ts, "🔴 REHEARSAL: as if sales@ours.test were disconnected"],
    [ended.ts, "🟢 info@ours.test is connected again"],
  ]);
  const { messages: thread = [] } = await slack.eye.conversations.replies({ channel, ts: ended.ts });
  expect(thread.slice(1).map(({ text }) => text)).toEqual([
    expect.stringContaining("Receipt: info@ours.test"),
  ]);
  expect((await shown(direct)).at(-1)).toEqual([
    alone.ts,
    "🔴 sales@ours.test is disconnected: the password is no longer accepted",
  ]);

  await endIncident(moved, INCIDENT);
  await say();
  const over = "🟢 sales@ours.test is connected again";
  expect((await shown(channel))[0]).toEqual([alert.ts, over]);
  expect(await shown(channel)).toHaveLength(3);
  expect((await shown(direct)).at(-1)).toEqual([alone.ts, over]);
  const waiting = await database.prisma.outboxItem.findMany({
    where: { workspaceId: WORKSPACE, doneAt: null, dueAt: { lte: world.clock.time } },
  });
  expect(waiting).toEqual([]);
  const calls = slack.calls.slice(callsBefore);
  const edited = calls.filter(({ method }) => method === "chat.update").map(({ args }) => args.ts);
  expect(new Set(edited)).toEqual(new Set([alert.ts, alone.ts, rehearsal.ts]));
  const fresh = calls.filter(({ method }) => method === "chat.postMessage").map(({ args }) => args.thread_ts);
  expect(fresh).toEqual([ended.ts]);
}

type Posted = { ts: string; ref: string };
type Messages = { alert: Posted; alone: Posted; rehearsal: Posted; ended: Posted; channel: string };

const id = (last: number) => `01935000-0000-7000-8000-${String(last).padStart(12, "0")}`;
const [WORKSPACE, MEMBER, MAILBOX, INCIDENT, DRILL] = [id(1), id(2), id(3), id(4), id(5)];
const [OTHER_MAILBOX, ENDED, ENDED_DISCONNECTION] = [id(21), id(22), id(23)];

/** Writes a database as the version wrote it before messages were kept by subject and place. */
async function writeOlder(session: SqlSession, messages: Messages): Promise<void> {
  const known = knownMigrations();
  const index = known.findIndex(({ name }) => name.endsWith("messages_about_incidents"));
  await migrate(session, known.slice(0, index));
  await session.exec(rowsOf(messages));
}

/** The receipt of the ended incident, with the name that receipts of that version had. */
const RECEIPT: Receipt = {
  mailbox: { id: OTHER_MAILBOX, address: "info@ours.test" },
  incidentId: ENDED,
  cause: "password_changed",
  startedAt: "2026-01-05T08:00:00.000Z",
  endedAt: "2026-01-05T09:00:00.000Z",
  lastedMs: 3_600_000,
  reconnectedBy: { id: MEMBER, name: "Ben" },
  leads: { before: 2, after: 2, added: 0 },
  everyLeadAccountedFor: true,
  ended: { replied: 0, bounced: 0, optedOut: 0, rejected: 0, removed: 0, finished: 0 },
  campaigns: [],
  gap: { replies: 0, bounces: 0, optOuts: 0, postponed: 0 },
  inDoubt: [],
  acceptedMeanwhile: 0,
  sentTwice: 0,
  backlog: { waiting: 0, firstAt: null, clearBy: null, peakPerHour: 0 },
};

function rowsOf({ alert, alone, rehearsal, ended, channel }: Messages): string {
  const at = "'2026-01-05 09:00'";
  const user = slack.userId("ben");
  const credential = { provider: "generic", protocol: "smtp", credential: "password" } as const;
  const diagnosis = JSON.stringify(diagnose({ ...credential, error: REFUSED })).replaceAll("'", "''");
  const item = (last: number, key: string, kind: string, payload: object) =>
    `INSERT INTO outbox_item (id, workspace_id, kind, key, payload, due_at)
     VALUES ('${id(last)}', '${WORKSPACE}', '${kind}', '${key}', '${JSON.stringify(payload)}', ${at});`;
  return `
INSERT INTO workspace (id, name, time_zone, slack_channel, created_at) VALUES ('${WORKSPACE}', 'Ours', 'UTC', '${channel}', ${at});
INSERT INTO member (id, workspace_id, name, email, created_at) VALUES ('${MEMBER}', '${WORKSPACE}', 'Ben', 'ben@acme.test', ${at});
INSERT INTO mailbox (id, workspace_id, address, sender_name, provider, sign_in, owner_id, user_name, smtp_host, smtp_port,
  smtp_security, imap_host, imap_port, imap_security, state, created_at, next_send_at, next_read_at)
  VALUES ('${MAILBOX}', '${WORKSPACE}', 'sales@ours.test', 'Ben', 'generic', 'password', '${MEMBER}', 'sales', 'h', 1, 'tls', 'h', 2,
  'tls', 'disconnected', ${at}, ${at}, ${at});
INSERT INTO incident (id, workspace_id, scope, cause, diagnosis, opened_at)
  VALUES ('${INCIDENT}', '${WORKSPACE}', 'x', 'password_changed', '${diagnosis}', ${at});
INSERT INTO disconnection (id, workspace_id, mailbox_id, incident_id, cause, diagnosis, census, started_at)
  VALUES ('${id(6)}', '${WORKSPACE}', '${MAILBOX}', '${INCIDENT}', 'password_changed', '${diagnosis}', '[]', ${at});
INSERT INTO watch (incident_id, workspace_id) VALUES ('${INCIDENT}', '${WORKSPACE}');
INSERT INTO alert (id, workspace_id, incident_id, platform, channel, message_ref, shown, posting_at, posted_at)
  VALUES ('${id(7)}', '${WORKSPACE}', '${INCIDENT}', 'slack', '${channel}', '${alert.ref}', 'digest', ${at}, ${at});
INSERT INTO alert (id, workspace_id, incident_id, platform, channel, member_id, message_ref, shown, posting_at, posted_at)
  VALUES ('${id(8)}', '${WORKSPACE}', '${INCIDENT}', 'slack', '${user}', '${MEMBER}', '${alone.ref}', 'digest', ${at}, ${at});
INSERT INTO drill (id, workspace_id, mailbox_id, started_by_id, started_at)
  VALUES ('${DRILL}', '${WORKSPACE}', '${MAILBOX}', '${MEMBER}', ${at});
INSERT INTO drill_place (drill_id, channel, message_ref, shown, posting_at, posted_at)
  VALUES ('${DRILL}', '${channel}', '${rehearsal.ref}', 'digest', ${at}, ${at});
INSERT INTO mailbox (id, workspace_id, address, sender_name, provider, sign_in, owner_id, user_name, smtp_host, smtp_port,
  smtp_security, imap_host, imap_port, imap_security, state, created_at, next_send_at, next_read_at)
  VALUES ('${OTHER_MAILBOX}', '${WORKSPACE}', 'info@ours.test', 'Ben', 'generic', 'password', '${MEMBER}', 'info', 'h', 1, 'tls', 'h', 2,
  'tls', 'connected', ${at}, ${at}, ${at});
INSERT INTO incident (id, workspace_id, scope, cause, diagnosis, opened_at, ended_at)
  VALUES ('${ENDED}', '${WORKSPACE}', 'y', 'password_changed', '${diagnosis}', ${at}, ${at});
INSERT INTO disconnection (id, workspace_id, mailbox_id, incident_id, cause, diagnosis, census, started_at, ended_at)
  VALUES ('${ENDED_DISCONNECTION}', '${WORKSPACE}', '${OTHER_MAILBOX}', '${ENDED}', 'password_changed', '${diagnosis}', '[]', ${at}, ${at});
INSERT INTO receipt (disconnection_id, workspace_id, mailbox_id, number, body, hash, at)
  VALUES ('${ENDED_DISCONNECTION}', '${WORKSPACE}', '${OTHER_MAILBOX}', 1, '${JSON.stringify(RECEIPT)}', 'hash', ${at});
INSERT INTO alert (id, workspace_id, incident_id, platform, channel, message_ref, shown, posting_at, posted_at, thread_at)
  VALUES ('${id(24)}', '${WORKSPACE}', '${ENDED}', 'slack', '${channel}', '${ended.ref}', 'digest', ${at}, ${at}, ${at});
${item(13, `receipt:${ENDED}:${channel}`, "show-receipt", { incidentId: ENDED, channel })}
${item(10, `alert:${INCIDENT}:${channel}`, "show-alert-in", { incidentId: INCIDENT, channel })}
${item(11, `alert:${INCIDENT}:${user}`, "show-alert-to", { incidentId: INCIDENT, channel: user, memberId: MEMBER })}
${item(12, `drill:${DRILL}`, "show-drill", { drillId: DRILL })}`;
}
