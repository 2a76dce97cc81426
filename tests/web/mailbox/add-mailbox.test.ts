import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openMailbox } from "../../../src/core/disconnection/open-mailbox.ts";
import type { Log } from "../../../src/core/log.ts";
import { openBrowser } from "../../hosts/browser.ts";
import { type MailHost, startMailHost } from "../../hosts/mail-host/mail-host.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { benInBrowser } from "../in-browser.ts";
import { openOAuthSite } from "../oauth-site.ts";
import { openSite, type Site, signedIn } from "../site.ts";
import { type Answer, wordsOf } from "../visitor.ts";

// A refused sign-in takes Dovecot up to five seconds.
vi.setConfig({ testTimeout: 60_000 });

const ADDRESS = "ada@outreach.test";
const PASSWORD = ' pässwörd 🌱 "quoted" ';
const WRONG = "nöt-this-one";

/** The fields of the form for a mailbox at the site's own provider. */
const form = (site: Site, secret: string, more: Record<string, string> = {}) => ({
  address: "new@ours.test",
  senderName: "Ada",
  secret,
  userName: "",
  "smtp-host": "127.0.0.1",
  "smtp-port": String(site.provider.smtp.port),
  "smtp-security": "none",
  "imap-host": "127.0.0.1",
  "imap-port": String(site.provider.imap.port),
  "imap-security": "none",
  ...more,
});
const said = ({ status, heading }: Answer) => [status, heading];
const mailboxesOf = ({ ctx, workspaceId }: Site) => ctx.store.mailboxes.list(workspaceId);

/** A log that is read along. */
function noted() {
  const lines: string[] = [];
  const log: Log = {
    event: (...said) => void lines.push(JSON.stringify(said)),
    fault: (...said) => void lines.push(String(said)),
    child: () => log,
  };
  return { lines, log };
}

describeWith("Postfix and Dovecot", "a mailbox with a password", () => {
  let host: MailHost;
  beforeAll(async () => {
    host = await startMailHost();
    host.trust();
    await host.addMailbox(ADDRESS, PASSWORD);
  });
  afterAll(() => host[Symbol.asyncDispose]());

  describeWith("Chromium", "in a real browser", () => {
    let browser: Awaited<ReturnType<typeof openBrowser>>;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    async function fillServers(page: Page, ports: { smtp: number; imap: number }) {
      await page.getByLabel("Server").nth(0).fill("localhost");
      await page.getByLabel("Port").nth(0).fill(String(ports.smtp));
      await page.getByLabel("Server").nth(1).fill("localhost");
      await page.getByLabel("Port").nth(1).fill(String(ports.imap));
    }

    onPglite((database) => {
      it("is added from its address, its password and its servers, once both legs are proven", async () => {
        const { lines, log } = noted();
        await using site = await openSite(database(), [], { log });
        await using visit = await benInBrowser(browser, site);
        const { page, complaints } = visit;
        await page.getByRole("link", { name: "Add the first one" }).click();
        await page.getByLabel("Its address").fill(ADDRESS);
        await page.getByRole("button", { name: "Continue" }).click();
        await page.getByRole("heading", { level: 1, name: `Add ${ADDRESS}` }).waitFor();
        expect(await page.getByLabel("Sender's name").inputValue()).toEqual("Ben");
        // Nobody knows this domain: the guess is shown.
        expect(await page.getByLabel("Server").nth(0).inputValue()).toEqual("smtp.outreach.test");
        expect(await page.getByLabel("Password", { exact: true }).getAttribute("type")).toEqual("password");

        const { smtp, imap } = { smtp: host.smtp.tlsPort, imap: host.imap.tlsPort };
        await fillServers(page, { smtp, imap });
        await page.getByLabel("Sender's name").fill("Ada of Acme");
        await page.getByLabel("Password", { exact: true }).fill(WRONG);
        await page.getByRole("button", { name: "Connect" }).click();
        const alert = page.getByRole("alert");
        await alert.getByText("That did not work yet. Nothing was stored.").waitFor();
        expect(await alert.textContent()).toContain(
          "Sending (SMTP) and reading (IMAP): localhost does not accept this user name and password: check both and try again.",
        );
        expect(await page.content()).not.toContain(WRONG);
        expect(await page.getByLabel("Password", { exact: true }).inputValue()).toEqual("");
        expect(await page.getByLabel("Sender's name").inputValue()).toEqual("Ada of Acme");

        // Correct fields stay. The silent server is shown.
        await page.getByText("Set the servers by hand").click();
        await page.getByLabel("Port").nth(1).fill(String(host.smtp.tlsPort));
        await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
        await page.getByRole("button", { name: "Connect" }).click();
        await alert.getByText("Sending (SMTP): works.").waitFor();
        expect(await alert.textContent()).toMatch(
          /Reading \(IMAP\): No receiving \(IMAP\) mail server answers at localhost:\d+/,
        );
        expect(await page.getByLabel("Port").nth(1).isVisible()).toEqual(true);
        expect(await mailboxesOf(site)).toEqual([]);

        await page.getByLabel("Port").nth(1).fill(String(imap));
        await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
        await page.getByRole("button", { name: "Connect" }).click();
        await page.getByRole("heading", { level: 1, name: ADDRESS, exact: true }).waitFor();

        const [added] = await mailboxesOf(site);
        expect(added).toMatchObject({
          address: ADDRESS,
          senderName: "Ada of Acme",
          ownerId: site.members.ben,
          signIn: "password",
          userName: ADDRESS,
          smtp: { host: "localhost", port: smtp, security: "tls" },
          imap: { host: "localhost", port: imap, security: "tls" },
          folders: { sent: "Sent" },
        });
        expect(new URL(page.url()).pathname).toEqual(`/mailboxes/${added?.id}`);
        expect(added && (await openMailbox(site.ctx, added, { probe: false }))?.secret).toEqual({
          kind: "password",
          password: PASSWORD,
        });
        expect(lines.join()).toContain("mailbox.added");
        for (const secret of [WRONG, PASSWORD]) expect(lines.join()).not.toContain(secret.trim());
        expect(complaints).toEqual([]);
      });

      it("names the leg that its admin has closed", async () => {
        await using site = await openSite(database(), []);
        await using visit = await benInBrowser(browser, site, { viewport: { width: 360, height: 740 } });
        const { page } = visit;
        await host.disableSmtpAuth();
        await using _ = { [Symbol.asyncDispose]: () => host.enableSmtpAuth() };
        await page.goto(`${site.url}/mailboxes/add?address=${ADDRESS}`);
        await fillServers(page, { smtp: host.smtp.tlsPort, imap: host.imap.tlsPort });
        await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
        await page.getByRole("button", { name: "Connect" }).click();
        const alert = page.getByRole("alert");
        await alert.getByText("Reading (IMAP): works.").waitFor();
        expect(await alert.textContent()).toContain(
          "Sending (SMTP): localhost does not let mail programs sign in this way",
        );
        expect(await page.evaluate("eyes.tooWide()")).toEqual(false);
      });
    });
  });
});

onPglite((database) => {
  it("is asked for what is missing before its servers are asked, and the secret is in no answer", async () => {
    await using site = await openSite(database(), [], { more: ["new@ours.test"] });
    const ben = await signedIn(site, site.members.ben);
    const unclear = await ben.post(
      "/mailboxes/add",
      form(site, "", { "smtp-port": "many", "imap-host": "https://imap.ours.test" }),
    );
    expect(said(unclear)).toEqual([422, "Add new@ours.test"]);
    const wrong = [...unclear.text.matchAll(/<p class="wrong"[^>]*>([^<]*)/g)].map(([, words]) => words);
    expect(wrong).toEqual([
      "Enter the password that this mailbox takes from mail programs.",
      "A port is a number from 1 to 65535.",
      "Enter its name alone, such as mail.example.com.",
    ]);
    const refused = await ben.post("/mailboxes/add", form(site, WRONG, { "smtp-port": "0" }));
    expect(refused.text).not.toContain(WRONG);
    expect(await mailboxesOf(site)).toEqual([]);
  });

  it("is added once, and a second time leads to its page", async () => {
    await using site = await openSite(database(), [], { more: ["new@ours.test"] });
    const ben = await signedIn(site, site.members.ben);
    const fields = form(site, "first of new@ours.test");
    const added = await ben.post("/mailboxes/add", fields);
    expect(added.location).toMatch(/^\/mailboxes\/[\w-]{36}$/);
    const again = await ben.post("/mailboxes/add", fields);
    const answer = await ben.get(again.location ?? "");
    expect(said(answer)).toEqual([409, "new@ours.test is here already"]);
    expect(answer.text).toContain(`href="${added.location}"`);
  });

  it("is no business of strangers", async () => {
    await using site = await openSite(database(), [], { more: ["new@ours.test"] });
    const answer = await fetch(`${site.url}/mailboxes/add`, {
      method: "POST",
      headers: { origin: site.url },
      body: new URLSearchParams(form(site, "first of new@ours.test")),
    });
    expect(answer.status).toEqual(401);
    expect(await mailboxesOf(site)).toEqual([]);
  });

  it("leads to the page where its provider makes app passwords", async () => {
    await using site = await openSite(database(), []);
    const ben = await signedIn(site, site.members.ben);
    const yahoo = await ben.get("/mailboxes/add?address=ada%40yahoo.com");
    expect(wordsOf(yahoo.text)).toContain("Yahoo wants an app password here, not the usual one");
    expect(yahoo.text).toContain('href="https://login.yahoo.com/account/security"');
    expect(yahoo.text).toContain('href="https://help.yahoo.com/kb/SLN15241.html"');
    expect(yahoo.text).toContain('value="smtp.mail.yahoo.com"');
    const outlook = await ben.get("/mailboxes/add?address=ada%40outlook.com");
    expect(wordsOf(outlook.text)).toContain("is not set up in this Unpause");
  });

  it("may have a password also where its provider has a sign-in of its own", async () => {
    await using site = await openOAuthSite(database());
    const ben = await signedIn(site, site.members.ben);
    const page = await ben.get("/mailboxes/add?address=ada%40gmail.com");
    expect(wordsOf(page.text)).toContain("Sign in with Google");
    const way = /href="([^"]+)">connect it with an app password</.exec(page.text)?.[1] ?? "";
    const form = await ben.get(way.replaceAll("&amp;", "&"));
    expect(form.text).toContain('type="password"');
    expect(form.text).toContain('href="https://myaccount.google.com/apppasswords"');
    const elsewhere = await ben.get("/mailboxes/add?address=ada%40ours.test");
    expect(wordsOf(elsewhere.text)).toContain("Is it a mailbox of Google's? Then sign in with Google");
  });
});
