import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { changeSettings } from "../../src/core/settings/change-settings.ts";
import { addMailbox } from "../../src/core/setup/add-mailbox.ts";
import { issueSignInLink } from "../../src/core/sign-in/sign-in.ts";
import type { Member } from "../../src/core/workspace/member.ts";
import { openLog } from "../../src/log.ts";
import { startConfiguredChat } from "../bots/own-chats.ts";
import { LISTED } from "../hosts/listed.ts";
import { startScriptedImap } from "../hosts/scripted-imap.ts";
import { startScriptedSmtp } from "../hosts/scripted-smtp.ts";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { describeWith } from "../setup/needs.ts";
import { visitor } from "../web/visitor.ts";
import { startedCampaign } from "./planted/a-campaign.ts";
import { everyText, repeating, tracesIn, tracesOf } from "./planted/traces.ts";

const SALES = "sales@ours.test";
const PLANTED = {
  stored: `Stored-Passw0rd/"7"`,
  tried: "Tried & wrong: 9=9?",
  key: "planted-secret-key-Zq8",
};

describeWith("PostgreSQL", "secrets that a server repeats", () => {
  it("are found in no log line, row, message in chat or page", { timeout: 240_000 }, async () => {
    await using stack = new AsyncDisposableStack();
    const folder = mkdtempSync(join(tmpdir(), "unpause-planted-"));
    stack.defer(() => rmSync(folder, { recursive: true, force: true }));
    const own = await startConfiguredChat();
    if (own) stack.use(own.chat);
    const traces = tracesOf([...Object.values(PLANTED), ...(own?.configured.secrets ?? [])], SALES);
    const found = (place: string, text: string) => tracesIn(traces, place, text);
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
      ...own?.configured.env,
    });
    const app = await startApp(config, openLog("debug", { write: (line) => void logged.push(line) }));
    if (app.kind === "refused") throw new Error(app.why);
    const { ctx, url } = stack.use(app);
    const { workspaceId, memberId } = await ctx.store.members.createWorkspace(
      { name: "Acme", timeZone: "UTC", admin: { name: "Ann", email: "ann@acme.test" } },
      new Date(),
    );
    const ann = (await ctx.store.members.get(memberId)) as Member;
    const channel = own?.chat.freshChannel() ?? "";
    const channels = own ? { [own.chat.platform]: channel } : {};
    await changeSettings(ctx, ann, { name: "Acme", timeZone: "UTC", channels });
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
    await startedCampaign(ctx, ann, SALES);
    await expect.poll(() => smtp.received().length, { timeout: 60_000 }).toBeGreaterThan(2);

    const refuse = (secret: string, part: number) => {
      const lines = [
        `535-5.7.8 no: ${repeating(secret, SALES, part)}`,
        "535 5.7.8 Username and Password not accepted",
      ];
      for (const stage of ["auth", "mail"] as const) smtp.at(stage, { say: lines.join("\n") });
      imap.answerSignIn(`NO [AUTHENTICATIONFAILED] no: ${repeating(secret, SALES, part)}`);
    };
    refuse(PLANTED.stored, 0);
    const lost = async () => (await ctx.store.mailboxes.get(added.mailboxId))?.state.kind;
    await expect.poll(lost, { timeout: 90_000 }).toBe("disconnected");
    const alerts = async () => (own ? own.chat.messages(channel) : [null]);
    await expect.poll(async () => (await alerts()).length, { timeout: 60_000 }).toBeGreaterThan(0);

    const browser = visitor(url ?? "");
    await browser.post(new URL((await issueSignInLink(ctx, { id: memberId, workspaceId })).url).pathname);
    const pages: string[] = [];
    const see = async (path: string) => void pages.push((await browser.get(path)).text);
    const [alert] = await ctx.store.views.incidents.list(workspaceId, 1);
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

    const inChat = JSON.stringify(own?.chat.sent() ?? {});
    const leaked = [
      ...found("log", logged.join("")),
      ...found("database", await everyText(DATABASE_URL)),
      ...found("chat", inChat),
      ...found("chat", inChat.replaceAll("\\", "")),
      ...found("page", pages.join("\n")),
      ...found("arguments", [...process.argv, ...process.execArgv].join(" ")),
    ];
    expect(leaked).toEqual([]);
    // The words that people need are still there.
    expect(pages.join("\n")).toContain("Username and Password not accepted");
  });
});
