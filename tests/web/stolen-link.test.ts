import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Database } from "../../src/io/db/open-database.ts";
import { openGuard } from "../../src/io/outbound/guard.ts";
import type { Outbound } from "../../src/io/outbound/outbound.ts";
import { readOutbound } from "../../src/io/outbound/read-outbound.ts";
import { openBrowser } from "../hosts/browser.ts";
import { LISTED } from "../hosts/listed.ts";
import { aCertificate } from "../hosts/oauth-provider/a-certificate.ts";
import { startScriptedImap } from "../hosts/scripted-imap.ts";
import { startScriptedSmtp } from "../hosts/scripted-smtp.ts";
import { startTlsFront } from "../hosts/tls-front.ts";
import { onPglite } from "../setup/each-database.ts";
import { describeWith } from "../setup/needs.ts";
import { benInBrowser } from "./in-browser.ts";
import { ANN, type OAuthSite, openOAuthSite } from "./oauth-site.ts";
import { signedIn } from "./site.ts";
import { ledOnTo, wordsOf } from "./visitor.ts";

/** A machine of a stranger's that would speak SMTP with whoever comes, and remembers all of it. */
async function startStranger() {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push("somebody came");
    socket.on("error", () => {}).on("data", (bytes) => heard.push(bytes.toString()));
    socket.write("220 mail.evil.test ESMTP\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { heard, port: (server.address() as AddressInfo).port };
}

/** The stranger's fields in a link, or in a form of theirs. */
const servers = (port: number, security = "none") => ({
  address: ANN,
  "smtp-host": "127.0.0.1",
  "smtp-port": String(port),
  "smtp-security": security,
  "imap-host": "127.0.0.1",
  "imap-port": String(port),
  "imap-security": security,
});

/** A page on another site that presses everything that a page can press by itself, and has a link for a person to press. */
async function startEvilSite(site: OAuthSite, port: number) {
  const query = new URLSearchParams(servers(port));
  const begin = `${site.url}/oauth/${site.service}/begin?${query}`;
  const form = (id: string, action: string) =>
    `<form id="${id}" method="post" action="${action}" target="hidden">${Object.entries({
      ...servers(port),
      way: site.service,
    })
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
      .join("")}</form>`;
  const html = `<!doctype html><title>A prize</title><iframe name="hidden"></iframe>
<img src="${begin.replaceAll("&", "&amp;")}">
${form("choose", `${site.url}/mailboxes/add/servers`)}${form("begin", begin.replaceAll("&", "&amp;"))}
<a href="${begin.replaceAll("&", "&amp;")}">Claim your prize</a>
<a href="${site.url}/mailboxes/add?way=${site.service}&amp;${query.toString().replaceAll("&", "&amp;")}">Or this one</a>
<script>
for (const path of ["/mailboxes/add/servers", "/oauth/${site.service}/begin?${query}"])
  fetch("${site.url}" + path, { method: "POST", mode: "no-cors", credentials: "include", body: new URLSearchParams(${JSON.stringify(servers(port))}) });
document.getElementById("choose").submit();
setTimeout(() => document.getElementById("begin").submit(), 200);
setTimeout(() => (document.title = "Pressed"), 800);
</script>`;
  const server = createHttpServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(html));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  // Another site than 127.0.0.1, where the product is.
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

/** Notes which names are to be reached, and reaches only what is on this machine. */
function noting(tokenHosts: string): Outbound & { asked: Set<string> } {
  const asked = new Set<string>();
  const { outbound } = readOutbound({ ...LISTED, TOKEN_HOSTS: tokenHosts });
  const guard = openGuard(outbound, async (host) => {
    asked.add(host);
    if (host !== "localhost") throw Object.assign(new Error(`ENOTFOUND ${host}`), { code: "ENOTFOUND" });
    return [{ address: "127.0.0.1", family: 4 }];
  });
  return { guard, tokenHosts: outbound.tokenHosts, asked };
}

/** Presses the button of our page, signs in at the provider's, and comes back. */
async function signInThere(page: Page, site: OAuthSite, title: string) {
  const led = page.waitForRequest((request) => request.url().startsWith(site.host.url));
  await page.getByRole("button", { name: `Sign in with ${title}` }).click();
  const back = await site.host.signIn((await led).url(), ANN);
  await page.waitForURL((url) => url.href.startsWith(site.host.url), { waitUntil: "commit" });
  await page.goto(back);
}

const SITES = [
  { service: "google", title: "Google", own: ["imap.gmail.com", "smtp.gmail.com"] },
  { service: "microsoft", title: "Microsoft", own: ["outlook.office365.com", "smtp.office365.com"] },
] as const;

describeWith("Postfix and Dovecot", "a sign-in at a provider", () => {
  // The tests need openssl for it.
  let certificate: Awaited<ReturnType<typeof aCertificate>>;
  beforeAll(async () => {
    certificate = await aCertificate();
  });
  afterAll(() => certificate[Symbol.asyncDispose]());
  const openAt = async (database: Database, service: "google" | "microsoft", tokenHosts = "") => {
    const outbound = noting(tokenHosts);
    const more = service === "microsoft" ? { certificate } : {};
    const site = await openOAuthSite(database, { service, outbound, ...more });
    return { ...site, outbound };
  };

  describeWith("Chromium", "in a real browser, over two sites", () => {
    let browser: Awaited<ReturnType<typeof openBrowser>>;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    onPglite((database) => {
      describe.each(SITES)("of $service", ({ service, title, own }) => {
        it.each(["Claim your prize", "Or this one"])(
          "gives a stranger's server nothing, whatever a link names (%s)",
          async (link) => {
            await using site = await openAt(database(), service);
            const stranger = await startStranger();
            await using visit = await benInBrowser(browser, site, { ignoreHTTPSErrors: true });
            const { page } = visit;
            await page.goto(await startEvilSite(site, stranger.port));
            await page.waitForFunction("document.title === 'Pressed'");
            const { workspaceId, members } = site;
            expect(await site.prisma.chosenServer.count({ where: { memberId: members.ben } })).toEqual(0);
            expect(await site.prisma.providerSignIn.count({ where: { workspaceId } })).toEqual(0);

            await page.getByRole("link", { name: link }).click();
            await page.getByRole("heading", { level: 1 }).waitFor();
            expect(await page.content()).not.toContain(String(stranger.port));
            await signInThere(page, site, title);
            await page.getByRole("heading", { level: 1, name: "the mailbox does not work yet" }).waitFor();
            expect([...site.outbound.asked].toSorted()).toEqual(own);
            expect(stranger.heard).toEqual([]);
          },
        );

        it("goes to a gateway that is listed, once its owner has set it and seen it", async () => {
          await using site = await openAt(database(), service, `${service}:localhost`);
          await using smtp = await startScriptedSmtp();
          await using imap = await startScriptedImap();
          using smtpFront = await startTlsFront(certificate, smtp);
          using imapFront = await startTlsFront(certificate, imap);
          await using visit = await benInBrowser(browser, site, { ignoreHTTPSErrors: true });
          const { page } = visit;
          await page.goto(`${site.url}/mailboxes/add?address=${ANN}&way=${service}`);
          await page.getByText("Set the servers by hand").click();
          for (const [index, front] of [smtpFront, imapFront].entries()) {
            await page.getByLabel("Server").nth(index).fill("localhost");
            await page.getByLabel("Port").nth(index).fill(String(front.port));
            await page.getByLabel("Encryption").nth(index).selectOption("tls");
          }
          await page.getByRole("button", { name: "Use these" }).click();
          await page.getByText("These servers were set by hand.").waitFor();
          const shown = await page.locator("main").textContent();
          expect(shown).toContain(`Sending: localhost, port ${smtpFront.port}, with TLS`);
          expect(shown).toContain(`Reading: localhost, port ${imapFront.port}, with TLS`);
          expect(page.url()).not.toContain("host");

          await signInThere(page, site, title);
          await page.getByRole("heading", { level: 1, name: ANN, exact: true }).waitFor();
          const [added] = await site.ctx.store.mailboxes.list(site.workspaceId);
          expect(added).toMatchObject({
            address: ANN,
            smtp: { host: "localhost", port: smtpFront.port, security: "tls" },
            imap: { host: "localhost", port: imapFront.port, security: "tls" },
          });
          expect(smtp.signIns()).toMatchObject([{ address: ANN }]);
          expect(imap.signIns()).toEqual(1);
        });
      });
    });
  });

  onPglite((database) => {
    describe.each(SITES)("of $service", ({ service, title }) => {
      it("is refused for a server that is not listed before anybody signs in, with the variable's name", async () => {
        await using site = await openAt(database(), service);
        const stranger = await startStranger();
        const ben = await signedIn(site, site.members.ben);
        const set = (security: string) =>
          ben.post("/mailboxes/add/servers", { ...servers(stranger.port, security), way: service });
        const notListed = await set("tls");
        expect(notListed.status).toEqual(422);
        expect(wordsOf(notListed.text)).toContain(
          `A sign-in of ${title} goes there only if the operator of Unpause lists it in TOKEN_HOSTS.`,
        );
        const inClear = await set("none");
        expect(wordsOf(inClear.text)).toContain(`A sign-in of ${title} goes to no server without TLS.`);
        const usual = await ben.get(`/mailboxes/add?address=${ANN}&way=${service}`);
        expect(wordsOf(usual.text)).not.toContain("set by hand.");
        expect(stranger.heard).toEqual([]);
      });

      it("stops going to a gateway that is no longer listed, at the next connection", async () => {
        await using site = await openAt(database(), service, `${service}:127.0.0.1`);
        const stranger = await startStranger();
        const ben = await signedIn(site, site.members.ben);
        const chosen = await ben.post("/mailboxes/add/servers", {
          ...servers(stranger.port, "tls"),
          way: service,
        });
        expect(chosen.status).toEqual(303);
        const led = await ben.post(`/oauth/${service}/begin?address=${encodeURIComponent(ANN)}`);
        site.outbound.tokenHosts = noting("").tokenHosts;
        const back = await ben.get(await site.host.signIn(ledOnTo(led) ?? "", ANN));
        expect(wordsOf(back.text)).toContain(
          `Unpause gives a sign-in of ${service} to 127.0.0.1 only if its operator lists it in TOKEN_HOSTS.`,
        );
        expect(stranger.heard).toEqual([]);
      });

      it("goes to the usual servers again once its owner wants that", async () => {
        await using site = await openAt(database(), service, `${service}:127.0.0.1`);
        const ben = await signedIn(site, site.members.ben);
        const path = `/mailboxes/add?address=${encodeURIComponent(ANN)}&way=${service}`;
        await ben.post("/mailboxes/add/servers", { ...servers(993, "tls"), way: service });
        expect(wordsOf((await ben.get(path)).text)).toContain("These servers were set by hand.");
        const cy = await signedIn(site, site.members.cy);
        expect(wordsOf((await cy.get(path)).text)).not.toContain("These servers were set by hand.");
        await ben.post("/mailboxes/add/servers", { address: ANN, way: service, usual: "yes" });
        expect(wordsOf((await ben.get(path)).text)).not.toContain("These servers were set by hand.");
      });
    });
  });
});
