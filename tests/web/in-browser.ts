import type { Browser, BrowserContextOptions } from "playwright-core";
import { type Site, signInPath } from "./site.ts";

const PAGE_EYES = `${import.meta.dirname}/page-eyes.js`;

/** Ben's browser, on the dashboard, with what its console complained of. */
export async function benInBrowser(browser: Browser, site: Site, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  await context.addInitScript({ path: PAGE_EYES });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("422")) complaints.push(message.text());
  });
  await page.goto(site.url + (await signInPath(site, site.members.ben)));
  await page.locator("button:focus").waitFor(); // a page gives it when it is first drawn
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /connected|Welcome to/ }).waitFor();
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}
