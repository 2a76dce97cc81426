import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";
import { changeSettings } from "../../../src/core/settings/change-settings.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { openLog } from "../../../src/log.ts";
import { startConfiguredChat } from "../../bots/own-chats.ts";
import { LISTED } from "../../hosts/listed.ts";
import { aCertificate } from "../../hosts/oauth-provider/a-certificate.ts";
import { APP, startOAuthProvider } from "../../hosts/oauth-provider/oauth-provider.ts";
import { startScriptedImap } from "../../hosts/scripted-imap.ts";
import { startScriptedSmtp } from "../../hosts/scripted-smtp.ts";
import { startTlsFront } from "../../hosts/tls-front.ts";
import { freePort } from "../../setup/free-port.ts";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";

/** The whole product with everything configured that has a secret, and all its neighbours at hand; Ann is its admin. */
export async function openPlanted(
  planted: { key: string; chatApp: string; letters: string },
  address: string,
) {
  await using opening = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), "unpause-planted-"));
  opening.defer(() => rmSync(folder, { recursive: true, force: true }));
  const certificate = opening.use(await aCertificate());
  const own = await startConfiguredChat();
  if (own) opening.use(own.chat);
  const [mail, imap, letters] = [
    opening.use(await startScriptedSmtp({ certificate })),
    opening.use(await startScriptedImap()),
    opening.use(await startScriptedSmtp()),
  ];
  const imapFront = opening.use(await startTlsFront(certificate, imap));
  const lettersFront = opening.use(await startTlsFront(certificate, letters));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const at = async (service: "google" | "microsoft") =>
    opening.use(
      await startOAuthProvider({
        service,
        accounts: [address],
        redirectUri: `${url}/oauth/${service}/callback`,
        ...(service === "microsoft" && { certificate }),
      }),
    );
  const [google, microsoft] = [await at("google"), await at("microsoft")];
  const databaseUrl = await freshDatabaseUrl();
  const logged: string[] = [];
  const config = readConfig({
    ...LISTED,
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    PORT: `${port}`,
    PUBLIC_URL: url,
    UNPAUSE_SANDBOX: "0",
    SECRET_KEY: planted.key,
    ...own?.configured.env,
    ...own?.configured.app.env(planted.chatApp),
    GOOGLE_CLIENT_ID: APP.clientId,
    GOOGLE_CLIENT_SECRET: APP.clientSecret,
    GOOGLE_AUTH_URL: google.google.authUrl,
    GOOGLE_TOKEN_URL: google.google.tokenUrl,
    GOOGLE_USERINFO_URL: google.google.userinfoUrl,
    MICROSOFT_CLIENT_ID: APP.clientId,
    MICROSOFT_CLIENT_SECRET: APP.clientSecret,
    MICROSOFT_AUTHORITY: microsoft.microsoft.authority,
    SYSTEM_SMTP_URL: `smtps://system:${encodeURIComponent(planted.letters)}@localhost:${lettersFront.port}`,
    SYSTEM_FROM: "Unpause <unpause@acme.test>",
  });
  const app = await startApp(config, openLog("debug", { write: (line) => void logged.push(line) }));
  if (app.kind === "refused") throw new Error(app.why);
  const { ctx } = opening.use(app);
  const { memberId } = await ctx.store.members.createWorkspace(
    { name: "Acme", timeZone: "UTC", admin: { name: "Ann", email: "ann@acme.test" } },
    new Date(),
  );
  const ann = (await ctx.store.members.get(memberId)) as Member;
  const channel = own?.chat.freshChannel() ?? "";
  const channels = own ? { [own.chat.platform]: channel } : {};
  await changeSettings(ctx, ann, { name: "Acme", timeZone: "UTC", channels });
  const open = opening.move();
  return {
    ...{ ctx, url, databaseUrl, logged, ann, google, microsoft, mail, imap, letters },
    /** null: the product brings no chat. */
    inChat: own && { ...own, channel, people: own.chat.people(url) },
    /** As Ann sets them by hand. */
    servers: {
      "smtp-host": "localhost",
      "smtp-port": `${mail.port}`,
      "smtp-security": "starttls",
      "imap-host": "localhost",
      "imap-port": `${imapFront.port}`,
      "imap-security": "tls",
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
