import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSlackWorkspaces } from "../../../src/bots/slack/workspaces/slack-workspaces.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { knownMigrations, migrate, type SqlSession } from "../../../src/io/db/migrate.ts";
import { openDatabase } from "../../../src/io/db/open-database.ts";
import { deliverDue } from "../../core/deliver-due.ts";
import { openWorld, REFUSED } from "../../core/world.ts";
import { SIGNING_SECRET } from "../../hosts/slack/slack-client.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { freshFolder } from "../../setup/fresh-folder.ts";
import { endIncident } from "../a-lost-mailbox.ts";

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({ people: { ben: "ben@acme.test" } });
});
afterAll(() => slack[Symbol.asyncDispose]());

it("a database of the version before migrates, and its messages are edited on: nothing is posted twice, nothing that waits is lost", async () => {
  using folder = freshFolder();
  const channel = slack.channelId("alerts");
  const posted = async (to: string, text: string) => {
    const { ts = "", channel: at = "" } = await slack.eye.chat.postMessage({ channel: to, text });
    return { ts, ref: `${at}:${ts}` };
  };
  const direct = (await slack.eye.conversations.open({ users: slack.userId("ben") })).channel?.id ?? "";
  const [alert, alone, rehearsal] = [
    await posted(channel, "🔴 sales@ours.test is disconnected"),
    await posted(direct, "🔴 sales@ours.test is disconnected"),
    await posted(channel, "Rehearsal"),
  ];
  await olderDatabase(folder.path, { alert, alone, rehearsal, channel });

  const opened = await openDatabase({ kind: "embedded", dataDir: folder.path });
  if (opened.kind === "refused") throw new Error(opened.why);
  await using database = opened.database;
  await using world = await openWorld(database, []);
  const config = {
    botToken: slack.botToken,
    appToken: null,
    signingSecret: SIGNING_SECRET,
    apiUrl: slack.apiUrl,
  };
  const { chatOf } = openSlackWorkspaces(world.ctx, config, 0);
  const old = { ...world, workspaceId: WORKSPACE };
  const say = async () => {
    for (let round = 0; round < 3; round++) await deliverDue(old, chatsOf({ slack: chatOf }, "slack"));
  };
  const shown = async (place: string) =>
    (await slack.messages(place)).map(({ ts, blocks, text }) => [ts, seen(blocks).lines[0] ?? text]);

  await say();
  expect(await shown(channel)).toEqual([
    [alert.ts, "🔴 sales@ours.test is disconnected: the password is no longer accepted"],
    [rehearsal.ts, "🔴 REHEARSAL: as if sales@ours.test were disconnected"],
  ]);
  expect(await shown(direct)).toEqual([
    [alone.ts, "🔴 sales@ours.test is disconnected: the password is no longer accepted"],
  ]);

  await endIncident(old, INCIDENT);
  await say();
  const over = "🟢 sales@ours.test is connected again";
  expect((await shown(channel))[0]).toEqual([alert.ts, over]);
  expect(await shown(channel)).toHaveLength(2);
  expect(await shown(direct)).toEqual([[alone.ts, over]]);
  const waiting = await database.prisma.outboxItem.findMany({
    where: { workspaceId: WORKSPACE, doneAt: null, dueAt: { lte: world.clock.time } },
  });
  expect(waiting).toEqual([]);
  const edited = slack.calls.filter(({ method }) => method === "chat.update").map(({ args }) => args.ts);
  expect(new Set(edited)).toEqual(new Set([alert.ts, alone.ts, rehearsal.ts]));
  expect(slack.calls.filter(({ method }) => method === "chat.postMessage")).toEqual([]);
}, 120_000);

type Posted = { ts: string; ref: string };
type Messages = { alert: Posted; alone: Posted; rehearsal: Posted; channel: string };

const id = (last: number) => `01935000-0000-7000-8000-${String(last).padStart(12, "0")}`;
const [WORKSPACE, MEMBER, MAILBOX, INCIDENT, DRILL] = [id(1), id(2), id(3), id(4), id(5)];

/** A folder with the database of the version before messages were kept by subject and place, as that version wrote it. */
async function olderDatabase(path: string, messages: Messages): Promise<void> {
  await using db = await PGlite.create(join(path, "db"));
  const known = knownMigrations();
  const session: SqlSession = {
    exec: async (sql) => void (await db.exec(sql)),
    rows: async (sql) => (await db.query<{ migration_name: string; checksum: string }>(sql)).rows,
  };
  const index = known.findIndex(({ name }) => name.endsWith("messages_about_incidents"));
  await migrate(session, known.slice(0, index));
  await db.exec(rowsOf(messages));
}

function rowsOf({ alert, alone, rehearsal, channel }: Messages): string {
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
${item(10, `alert:${INCIDENT}:${channel}`, "show-alert-in", { incidentId: INCIDENT, channel })}
${item(11, `alert:${INCIDENT}:${user}`, "show-alert-to", { incidentId: INCIDENT, channel: user, memberId: MEMBER })}
${item(12, `drill:${DRILL}`, "show-drill", { drillId: DRILL })}`;
}
