import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { createCampaign } from "../../src/core/campaign/create-campaign.ts";
import { importLeads } from "../../src/core/campaign/import-leads.ts";
import { startCampaign } from "../../src/core/campaign/start-campaign.ts";
import { addMailbox } from "../../src/core/setup/add-mailbox.ts";
import { issueSignInLink } from "../../src/core/sign-in/sign-in.ts";
import { readLeads } from "../../src/io/csv/read-leads.ts";
import { openLog } from "../../src/log.ts";
import { LISTED } from "../hosts/listed.ts";
import { startMailHost } from "../hosts/mail-host/mail-host.ts";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { describeWith, itWith } from "../setup/needs.ts";
import { visitor } from "../web/visitor.ts";

vi.setConfig({ testTimeout: 240_000 });

const SALES = "sales@ours.test";
const LEADS = 24;
const STEPS = 2;
const FIRST = "first pässwörd 密码";
const SECOND = "sécond — пароль";

async function playStory(env: Record<string, string>): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const host = stack.use(await startMailHost({ filesSent: true }));
  host.trust();
  await host.addMailbox(SALES, FIRST);

  const config = readConfig({ ...env, ...LISTED, UNPAUSE_SANDBOX: "0", PORT: "0", LOG_LEVEL: "error" });
  const app = await startApp(config, openLog(config.logLevel));
  if (app.kind === "refused") throw new Error(app.why);
  const { ctx, url } = stack.use(app);
  const { store } = ctx;

  const { workspaceId, memberId } = await store.members.createWorkspace(
    { name: "Acme", timeZone: "UTC", admin: { name: "Ann", email: "ann@acme.test" } },
    new Date(),
  );
  const added = await addMailbox(ctx, {
    workspaceId,
    memberId,
    ownerId: memberId,
    address: SALES,
    secret: FIRST,
    server: {
      userName: SALES,
      smtp: { host: host.smtp.host, port: host.smtp.startTlsPort, security: "starttls" },
      imap: { host: host.imap.host, port: host.imap.tlsPort, security: "tls" },
    },
    dailyCap: 100_000,
    minGapMs: 150,
  });
  if (added.kind !== "added") throw new Error(JSON.stringify(added));
  const campaignId = await startedCampaign(ctx, workspaceId, memberId);

  const received = () => host.messagesToLeads();
  await expect.poll(async () => (await received()).length).toBeGreaterThanOrEqual(4);
  await host.changePassword(SALES, SECOND);

  const campaign = async () => (await store.campaigns.get(workspaceId, campaignId))?.state;
  await expect.poll(campaign).toMatchObject({ kind: "paused", by: { kind: "disconnection" } });
  const paused = await campaign();
  const by = paused?.kind === "paused" && paused.by.kind === "disconnection" ? paused.by.disconnectionId : "";
  const disconnection = await store.disconnections.get(by);
  expect(disconnection).toMatchObject({ cause: "password_changed", diagnosis: { fixer: "owner" } });
  await host.settled();
  const before = await received();
  const answered = before[0];
  if (answered === undefined) throw new Error("nothing was received");
  await host.reply(answered, { text: "Yes, please call me." });
  await host.settled();

  const ann = visitor(url ?? "");
  const link = await issueSignInLink(ctx, { id: memberId, workspaceId });
  await ann.post(new URL(link.url).pathname);
  expect((await ann.get("/")).text).toContain(`${SALES} is disconnected`);

  const personal = await ann.get(`/reconnect/incident/${disconnection?.incidentId}`);
  const page = personal.location ?? "";
  expect(await ann.get(page)).toMatchObject({ status: 200, heading: `Reconnect ${SALES}` });
  const fields = {
    address: SALES,
    userName: SALES,
    "smtp-host": host.smtp.host,
    "smtp-port": `${host.smtp.startTlsPort}`,
    "smtp-security": "starttls",
    "imap-host": host.imap.host,
    "imap-port": `${host.imap.tlsPort}`,
    "imap-security": "tls",
  };
  expect(await ann.post(page, { ...fields, secret: FIRST })).toMatchObject({ status: 422 });
  expect(await ann.post(page, { ...fields, address: "other@ours.test", secret: SECOND })).toMatchObject({
    status: 422,
    text: expect.stringContaining("other@ours.test"),
  });
  expect((await received()).length, "nothing is sent while it is disconnected").toBe(before.length);

  const proven = await ann.post(page, { ...fields, secret: SECOND });
  expect(proven.location).toMatch(/^\/reconnecting\//);
  await expect.poll(campaign).toMatchObject({ kind: "running" });
  const receipt = await store.receipts.get(disconnection?.id ?? "");
  expect(receipt?.body).toMatchObject({
    everyLeadAccountedFor: true,
    sentTwice: 0,
    leads: { before: LEADS, after: LEADS },
    gap: { replies: 1 },
    campaigns: [{ name: "Spring", resumed: true }],
  });
  expect(await ann.get(`/receipts/${disconnection?.id}`)).toMatchObject({ status: 200 });

  // The backlog lands softly: a day's allowance over the day's window. The test has no day to wait.
  await expect.poll(campaign, { timeout: 90_000 }).toMatchObject({ kind: "finished" });
  await host.settled();
  const times = new Map<string, number>();
  for (const { deliveredTo, subject } of await received()) {
    const key = `${deliveredTo} ${subject.startsWith("Re: ") ? 2 : 1}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const wanted = Array.from({ length: LEADS }, (_, n) => `lead${n}@leads.test`).flatMap((lead) =>
    lead === answered.deliveredTo ? [`${lead} 1`] : [`${lead} 1`, `${lead} 2`],
  );
  expect(Object.fromEntries([...times].sort())).toEqual(
    Object.fromEntries(wanted.sort().map((key) => [key, 1])),
  );

  const followUp = (await received()).find(({ subject }) => subject.startsWith("Re: "));
  const first = (await received()).find((mail) => mail.messageId === followUp?.inReplyTo);
  expect(first?.deliveredTo).toBe(followUp?.deliveredTo);
}

async function startedCampaign(
  ctx: Parameters<typeof createCampaign>[0] & Parameters<typeof importLeads>[0],
  workspaceId: string,
  memberId: string,
) {
  const schedule = { timeZone: "UTC", days: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1440 };
  const steps = Array.from({ length: STEPS }, (_, n) => ({
    position: n + 1,
    delaySeconds: n * 2,
    subject: n === 0 ? "A question, {{ first_name }}" : null,
    text: "Hello {{ first_name }}",
    html: "<p>Hello {{ first_name }}</p>",
  }));
  const definition = { name: "Spring", schedule, steps, mailboxes: [SALES], sharesLeads: false };
  const created = await createCampaign(ctx, { workspaceId, memberId, definition });
  if (created.kind !== "created") throw new Error(created.kind);
  const { campaignId } = created;
  const rows = Array.from({ length: LEADS }, (_, n) => `lead${n}@leads.test,Lead ${n}`);
  const csv = ["email,first_name", ...rows].join("\n");
  await importLeads(ctx, {
    workspaceId,
    campaignId,
    memberId,
    read: (take) => readLeads(new Blob([csv]).stream(), take),
  });
  const start = { workspaceId, campaignId, memberId, despitePublicUrl: true };
  expect(await startCampaign(ctx, start)).toEqual({ kind: "running" });
  return campaignId;
}

describeWith(
  "Postfix and Dovecot",
  "the story on Postfix and Dovecot, with a password that is really changed",
  () => {
    const title = "pauses with the cause, reconnects, and every lead has each step once";
    const inFolder = async (play: (dataDir: string) => Promise<void>) => {
      const dataDir = mkdtempSync(join(tmpdir(), "unpause-story-"));
      await play(dataDir).finally(() => rmSync(dataDir, { recursive: true, force: true }));
    };
    itWith("Postfix and Dovecot", `${title}, on PGlite`, () =>
      inFolder((DATA_DIR) => playStory({ DATA_DIR })),
    );
    itWith("PostgreSQL", `${title}, on PostgreSQL`, () =>
      inFolder(async (DATA_DIR) => playStory({ DATA_DIR, DATABASE_URL: await freshDatabaseUrl() })),
    );
  },
);
