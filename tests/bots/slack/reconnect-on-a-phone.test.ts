import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { googleProvider } from "../../../src/io/oauth/google.ts";
import { microsoftProvider } from "../../../src/io/oauth/microsoft.ts";
import { openBrowser } from "../../hosts/browser.ts";
import { startMailHost } from "../../hosts/mail-host/mail-host.ts";
import { aCertificate } from "../../hosts/oauth-provider/a-certificate.ts";
import { startOAuthProvider } from "../../hosts/oauth-provider/oauth-provider.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { alertedInSlack, pressNumber, pressReconnect } from "./reconnect-from-chat.ts";
import type { SlackWorkspace } from "./slack-workspace.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describeWith("Chromium", "from the alert to it works again, on a phone that never saw the web app", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let slack: Slack;
  let used = 0;
  beforeAll(async () => {
    browser = await openBrowser();
    slack = await startSlack({
      channels: Array.from({ length: 9 }, (_, number) => `alerts-${number}`),
      people: { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" },
    });
  });
  afterAll(async () => {
    await browser.close();
    await slack[Symbol.asyncDispose]();
  });
  afterEach(() => expect(slack.refused).toEqual([]));

  onPglite((database) => {
    it("without JavaScript: a link on the page takes the place of its looking by itself", async () => {
      await using workspace = await alertedInSlack(database(), slack, `alerts-${used++}`);
      const { ctx, mailboxId, lost } = workspace;
      await using phone = await aPhone({ javaScriptEnabled: false });
      const { page } = phone;
      await confirmed(workspace, page);
      await page.getByRole("link", { name: "I have pressed it" }).tap();
      await page.getByLabel("New password").fill(lost.password);
      await page.getByRole("button", { name: "Reconnect" }).tap();
      await page.getByRole("heading", { level: 1, name: "Reconnecting sales@ours.test" }).waitFor();
      await finishReconnect(ctx, (await ctx.store.reconnects.open(mailboxId))?.id ?? "");
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "sales@ours.test works again" }).waitFor();
    });

    describe.each([
      ["password", "New password"],
      ["app_password", "New app password"],
    ] as const)("with a new %s", (signIn, label) => {
      it("one press, one page, one field, the receipt", async () => {
        await using workspace = await alertedInSlack(database(), slack, `alerts-${used++}`, { signIn });
        const { ctx, mailboxId, lost } = workspace;
        await using phone = await aPhone();
        const { page } = phone;
        await confirmed(workspace, page);

        await page.getByRole("heading", { level: 1, name: "Reconnect sales@ours.test" }).waitFor();
        expect(await fieldsOf(page)).toEqual(["secret"]);
        await page.getByLabel(label).and(page.locator(":focus")).fill("not this one");
        await page.getByRole("button", { name: "Reconnect" }).tap();
        await page.getByRole("alert").getByText("The provider refuses this one too.").waitFor();
        await page.getByLabel(label).fill(lost.password);
        await page.getByRole("button", { name: "Reconnect" }).tap();
        await page.getByRole("heading", { level: 1, name: "Reconnecting sales@ours.test" }).waitFor();
        await finishReconnect(ctx, (await ctx.store.reconnects.open(mailboxId))?.id ?? "");
        await page.getByRole("heading", { level: 1, name: "sales@ours.test works again" }).waitFor();
        await page.getByText("No lead was lost, and no lead was written to twice.").waitFor();
        expect(await page.evaluate("document.documentElement.scrollWidth")).toEqual(390);
        expect(phone.complaints).toEqual([]);
        expect((await ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "connected" });
      });
    });
  });

  describeWith("Postfix and Dovecot", "at its provider's own sign-in", () => {
    onPglite((database) => {
      it.each([
        ["google", "Sign in with Google"],
        ["microsoft", "Sign in with Microsoft"],
      ] as const)("%s: one press, one page, the provider's page, the receipt", async (service, label) => {
        let owner: (token: string) => string | null = () => null;
        await using mail = await startMailHost({ filesSent: true, tokenOwner: (token) => owner(token) });
        mail.trust();
        await mail.addMailbox("sales@ours.test", "no password");
        await using workspace = await alertedInSlack(database(), slack, `alerts-${used++}`);
        const { ctx, url, prisma, mailboxId } = workspace;
        const redirectUri = `${url}/oauth/${service}/callback`;
        const accounts = ["sales@ours.test", "private@ours.test"];
        // Microsoft's library speaks TLS only.
        await using certificate = await aCertificate();
        await using host = await startOAuthProvider({
          service,
          accounts,
          redirectUri,
          ...(service === "microsoft" && { certificate }),
        });
        owner = host.ownerOf;
        ctx.oauth[service] =
          service === "google"
            ? googleProvider(host.google, redirectUri)
            : microsoftProvider(host.microsoft, redirectUri);
        await prisma.mailbox.update({
          where: { id: mailboxId },
          data: {
            provider: service,
            signIn: "oauth",
            smtpHost: mail.smtp.host,
            smtpPort: mail.smtp.startTlsPort,
            smtpSecurity: "starttls",
            imapHost: mail.imap.host,
            imapPort: mail.imap.tlsPort,
            imapSecurity: "tls",
          },
        });
        await using phone = await aPhone({ ignoreHTTPSErrors: true });
        const { page } = phone;
        await confirmed(workspace, page);
        await page.getByRole("heading", { level: 1, name: "Reconnect sales@ours.test" }).waitFor();
        expect(await fieldsOf(page)).toEqual([]);
        const here = page.url();
        const signInAs = async (account: string) => {
          await page.getByRole("button", { name: label }).tap();
          await page.waitForURL(`${host.url}/**`);
          await page.locator("form.user-form", { hasText: account }).locator("button").tap();
          await page.waitForURL(`${url}/**`);
        };
        await signInAs("private@ours.test");
        await page.getByRole("heading", { level: 1, name: "That is another account" }).waitFor();
        await page.getByRole("link", { name: "Sign in as sales@ours.test" }).tap();
        await signInAs("sales@ours.test");
        expect(page.url()).toEqual(here);
        await page.getByRole("heading", { level: 1, name: "Reconnecting sales@ours.test" }).waitFor();
        await finishReconnect(ctx, (await ctx.store.reconnects.open(mailboxId))?.id ?? "");
        await page.getByRole("heading", { level: 1, name: "sales@ours.test works again" }).waitFor();
        expect((await ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "connected" });
      });
    });
  });

  const aPhone = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ ...PHONE, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("422")) complaints.push(message.text());
    });
    return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
  };
});

/** Ben presses Reconnect, opens the link, and presses in Slack the number that the page shows. */
async function confirmed(workspace: SlackWorkspace, page: Page): Promise<void> {
  const window = await pressReconnect(workspace);
  await page.goto(window.link);
  await page.getByRole("button", { name: "Continue" }).tap();
  await page.getByRole("heading", { level: 1, name: "Press this number in Slack" }).waitFor();
  const number = (await page.getByText(/^\d\d$/).textContent()) ?? "";
  const said = await pressNumber(workspace, window, number);
  expect(said.lines).toEqual([
    "That is the number. Go back to the page: you can reconnect the mailbox there now.",
  ]);
  expect(said.buttons).toEqual([{ label: "Back to the page", url: page.url() }]);
}

const fieldsOf = (page: Page) =>
  page.evaluate<string[]>(
    "[...document.querySelectorAll('input, select, textarea')].map(({ name }) => name)",
  );
