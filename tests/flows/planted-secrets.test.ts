import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, it } from "vitest";
import { startApp } from "../../src/app.ts";
import { openChatStandIn } from "../../src/commands/demo/chat-stand-in.ts";
import { readConfig } from "../../src/config.ts";
import { createCampaign } from "../../src/core/campaign/create-campaign.ts";
import { importLeads } from "../../src/core/campaign/import-leads.ts";
import { startCampaign } from "../../src/core/campaign/start-campaign.ts";
import type { Context } from "../../src/core/context.ts";
import { addMailbox } from "../../src/core/mailbox/add-mailbox.ts";
import { changeSettings } from "../../src/core/workspace/change-settings.ts";
import type { Member } from "../../src/core/workspace/member.ts";
import { issueSignInLink } from "../../src/core/workspace/sign-in.ts";
import { readLeads } from "../../src/io/csv/read-leads.ts";
import { openLog } from "../../src/log.ts";
import { ENCODINGS } from "../hosts/encodings.ts";
import { LISTED } from "../hosts/listed.ts";
import { startScriptedImap } from "../hosts/scripted-imap.ts";
import { startScriptedSmtp } from "../hosts/scripted-smtp.ts";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { describeWith } from "../setup/needs.ts";
import { visitor } from "../web/visitor.ts";

const SALES = "sales@ours.test";
const PLANTED = {
  stored: `Stored-Passw0rd/"7"`,
  tried: "Tried & wrong: 9=9?",
  key: "planted-secret-key-Zq8",
  botToken: "xoxb-planted-Bot-77",
  signing: "planted-signing-secret-5",
};

/** Every way in which a server could have repeated one of them; short pieces of base64 stand in other words. */
const traces = Object.values(PLANTED).flatMap((secret) =>
  Object.values(ENCODINGS).flatMap((encode) => [secret, encode(secret, SALES)]),
);
const tracesIn = (place: string, text: string) =>
  traces.filter((trace) => text.includes(trace)).map((trace) => `${place}: ${trace}`);

/** What a server says that repeats what it was sent, in a third of all the ways. */
const repeating = (secret: string, part: number) =>
  Object.values(ENCODINGS)
    .filter((_, at) => at % 3 === part)
    .map((encode) => encode(secret, SALES))
    .filter((text) => !text.includes("\n"))
    .join(" ");

async function everyText(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM ${name} t`);
    // JSON in JSON: a secret in it is written with its quotes escaped.
    texts.push(...rows.flatMap(({ row }) => [row, row.replaceAll(/\\+/g, "")]));
  }
  await client.end();
  expect(texts.length).toBeGreaterThan(20);
  return texts.join("\n");
}

async function startedCampaign(ctx: Context, { workspaceId, id: memberId }: Member): Promise<void> {
  const schedule = { timeZone: "UTC", days: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1440 };
  const steps = [{ position: 1, delaySeconds: 0, subject: "Hello", text: "Hello", html: null }];
  const definition = { name: "Spring", schedule, steps, mailboxes: [SALES], sharesLeads: false };
  const created = await createCampaign(ctx, { workspaceId, memberId, definition });
  if (created.kind !== "created") throw new Error(created.kind);
  const { campaignId } = created;
  const csv = ["email", ...Array.from({ length: 30 }, (_, n) => `lead${n}@leads.test`)].join("\n");
  const read = (take: Parameters<typeof readLeads>[1]) => readLeads(new Blob([csv]).stream(), take);
  await importLeads(ctx, { workspaceId, campaignId, memberId, read });
  await startCampaign(ctx, { workspaceId, campaignId, memberId, despitePublicUrl: true });
}

describeWith("PostgreSQL", "secrets that a server repeats", () => {
  it("are found in no log line, row, message in chat or page", { timeout: 240_000 }, async () => {
    await using stack = new AsyncDisposableStack();
    const folder = mkdtempSync(join(tmpdir(), "unpause-planted-"));
    stack.defer(() => rmSync(folder, { recursive: true, force: true }));
    const chat = stack.use(await openChatStandIn());
    const smtp = stack.use(await startScriptedSmtp());
    const imap = stack.use(await startScriptedImap());
    const DATABASE_URL = await freshDatabaseUrl();
    const logged: string[] = [];
    const config = readConfig({
      ...LISTED,
      DATABASE_URL,
      DATA_DIR: folder,
      PORT: "0",
      UNPAUSE_SANDBOX: "0",
      SECRET_KEY: PLANTED.key,
      SLACK_BOT_TOKEN: PLANTED.botToken,
      SLACK_SIGNING_SECRET: PLANTED.signing,
      SLACK_API_URL: chat.apiUrl,
    });
    const app = await startApp(config, openLog("debug", { write: (line) => void logged.push(line) }));
    if (app.kind === "refused") throw new Error(app.why);
    const { ctx, url } = stack.use(app);
    const { workspaceId, memberId } = await ctx.store.members.createWorkspace(
      { name: "Acme", timeZone: "UTC", admin: { name: "Ann", email: "ann@acme.test" } },
      new Date(),
    );
    const ann = (await ctx.store.members.get(memberId)) as Member;
    await changeSettings(ctx, ann, { name: "Acme", timeZone: "UTC", slackChannel: "C0123ABCD" });
    const at = (port: number) => ({ host: "localhost", port, security: "none" as const });
    const added = await addMailbox(ctx, {
      workspaceId,
      memberId,
      ownerId: memberId,
      address: SALES,
      secret: PLANTED.stored,
      server: { userName: SALES, smtp: at(smtp.port), imap: at(imap.port) },
      dailyCap: 100_000,
      minGapMs: 100,
    });
    if (added.kind !== "added") throw new Error(JSON.stringify(added));
    await startedCampaign(ctx, ann);
    await expect.poll(() => smtp.received().length, { timeout: 60_000 }).toBeGreaterThan(2);

    const refuse = (secret: string, part: number) => {
      const lines = [
        `535-5.7.8 no: ${repeating(secret, part)}`,
        "535 5.7.8 Username and Password not accepted",
      ];
      for (const stage of ["auth", "mail"] as const) smtp.at(stage, { say: lines.join("\n") });
      imap.answerSignIn(`NO [AUTHENTICATIONFAILED] no: ${repeating(secret, part)}`);
    };
    refuse(PLANTED.stored, 0);
    const lost = async () => (await ctx.store.mailboxes.get(added.mailboxId))?.state.kind;
    await expect.poll(lost, { timeout: 90_000 }).toBe("disconnected");
    await expect.poll(() => chat.messages.length, { timeout: 60_000 }).toBeGreaterThan(0);

    const browser = visitor(url ?? "");
    await browser.post(new URL((await issueSignInLink(ctx, { id: memberId, workspaceId })).url).pathname);
    const pages: string[] = [];
    const see = async (path: string) => void pages.push((await browser.get(path)).text);
    const [alert] = await ctx.store.views.incidents(workspaceId, 1);
    const personal = await browser.get(`/reconnect/incident/${alert?.id}`);
    for (const part of [0, 1, 2]) {
      refuse(PLANTED.tried, part);
      const fields = {
        address: SALES,
        userName: SALES,
        "smtp-host": "localhost",
        "smtp-port": `${smtp.port}`,
        "smtp-security": "none",
        "imap-host": "localhost",
        "imap-port": `${imap.port}`,
        "imap-security": "none",
        secret: PLANTED.tried,
      };
      const tried = await browser.post(personal.location ?? "", fields);
      expect(tried.status).toBe(422);
      pages.push(tried.text);
    }
    for (const path of [
      "/",
      `/mailboxes/${added.mailboxId}`,
      `/incidents/${alert?.id}`,
      "/campaigns",
      "/settings",
      "/people",
    ]) {
      await see(path);
    }

    const found = [
      ...tracesIn("log", logged.join("")),
      ...tracesIn("database", await everyText(DATABASE_URL)),
      ...tracesIn("chat", JSON.stringify(chat.messages)),
      ...tracesIn(
        "chat",
        chat.messages
          .flatMap(({ versions }) => versions)
          .join("\n")
          .replaceAll("\\", ""),
      ),
      ...tracesIn("page", pages.join("\n")),
      ...tracesIn("arguments", [...process.argv, ...process.execArgv].join(" ")),
    ];
    expect(found).toEqual([]);
    // What people need to know is still there.
    expect(pages.join("\n")).toContain("Username and Password not accepted");
  });
});
