/**
 * How soon open pages show what happens, and what it costs. The product runs as `ROLE=web` and `ROLE=worker`, two processes over
 * PostgreSQL, and the pages are Chromium's.
 *
 * A part of which 0 are asked for is left out.
 *
 *   npm run bench -- web [--tries 500] [--presses 50] [--seconds 30] [--enrolments 50000]
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { pauseCampaign } from "../src/core/campaign/pause-campaign.ts";
import { resumeCampaign } from "../src/core/campaign/resume-campaign.ts";
import { openBrowser } from "../tests/hosts/browser.ts";
import { startSmtpSink } from "./hosts/smtp-sink.ts";
import { openWebProduct, type WebProduct } from "./hosts/web-product.ts";
import { median, p95 } from "./median.ts";

const MAILBOXES = 50;
const TABS = 10;
const VIEWERS = 20;
/** A page takes about this long to load. Changes come at any moment of it, and after. */
const LOADING_MS = 600;
const LOST_AFTER_MS = 20_000;
/** Other work may keep the machine busy. */
const PATIENT_MS = 180_000;
/** After this the last of the pages has loaded and begun to listen. */
const SETTLE_MS = 10_000;

export async function benchWeb(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      tries: { type: "string", default: "500" },
      presses: { type: "string", default: "50" },
      seconds: { type: "string", default: "30" },
      enrolments: { type: "string", default: "50000" },
    },
  });
  const browser = await openBrowser();
  await using sink = await startSmtpSink();
  const size = { port: sink.port, enrolments: Number(values.enrolments), mailboxes: MAILBOXES };
  await using product = await openWebProduct(size);
  const [tries, presses, seconds] = [Number(values.tries), Number(values.presses), Number(values.seconds)];
  if (tries > 0) await changesWhileLoading(product, browser, tries);
  if (presses > 0) {
    await pressesWithoutBrowser(product, presses);
    await pressesInTabs(product, browser, presses);
  }
  for (const perSecond of seconds > 0 ? ([1, 10, "all"] as const) : [])
    await viewersOfSending(product, browser, { perSecond, seconds });
  await browser.close();
}

/** A campaign is paused or resumed at a random moment of its page's loading: does the page show it, and how soon? */
async function changesWhileLoading(product: WebProduct, browser: Browser, tries: number): Promise<void> {
  const { ctx, campaign, member, url } = product;
  const page = await signedInPage(product, browser);
  const by = { workspaceId: campaign.workspaceId, memberId: member.id, campaignId: campaign.id };
  const times: number[] = [];
  let lost = 0;
  for (let number = 0; number < tries; number++) {
    const paused = number % 2 === 0;
    const loading = page.goto(`${url}/campaigns/${campaign.id}?try=${number}`);
    await sleep(Math.random() * LOADING_MS);
    await (paused ? pauseCampaign(ctx, by) : resumeCampaign(ctx, by));
    const changedAt = performance.now();
    await loading;
    try {
      await page
        .getByRole("button", { name: paused ? "Resume" : "Pause" })
        .waitFor({ timeout: LOST_AFTER_MS });
      times.push(performance.now() - changedAt);
    } catch {
      lost += 1;
    }
  }
  await page.context().close();
  print(`a change while a page loads: ${tries} tries, ${lost} not shown; shown after ${shown(times)}`);
}

/** Ten tabs of one browser, with a press in each at the same moment, until its answer is shown. */
async function pressesInTabs(product: WebProduct, browser: Browser, presses: number): Promise<void> {
  const { campaign, url } = product;
  const first = await signedInPage(product, browser);
  const tabs = [first];
  while (tabs.length < TABS) tabs.push(await first.context().newPage());
  for (const tab of tabs) await tab.goto(`${url}/campaigns/${campaign.id}`);
  const times: number[] = [];
  while (times.length < presses) {
    await Promise.all(
      tabs.map(async (tab) => {
        const answered = tab.waitForEvent("domcontentloaded");
        const pressedAt = performance.now();
        await tab.getByRole("button", { name: "Save" }).click();
        await answered;
        times.push(performance.now() - pressedAt);
      }),
    );
  }
  await first.context().close();
  print(`a press in each of ${TABS} tabs at once: ${times.length} presses; answered after ${shown(times)}`);
}

/** The same presses, ten at the same moment, without what a browser does: the server's part of them. */
async function pressesWithoutBrowser(product: WebProduct, presses: number): Promise<void> {
  const { campaign, url, web } = product;
  const headers = { cookie: `unpause_session=${await product.session()}`, origin: url };
  const press = async () => {
    const pressedAt = performance.now();
    const body = new URLSearchParams({ channel: "" });
    const answer = await fetch(`${url}/campaigns/${campaign.id}/channel`, { method: "POST", headers, body });
    await answer.text();
    if (!answer.ok) throw new Error(`The press was answered with ${answer.status}.`);
    return performance.now() - pressedAt;
  };
  await press();
  const times: number[] = [];
  const before = web.cpuMs();
  while (times.length < presses) times.push(...(await Promise.all(Array.from({ length: TABS }, press))));
  print(
    `the same without a browser: answered after ${shown(times)}; web ${((web.cpuMs() - before) / times.length).toFixed(1)} ms CPU a press`,
  );
}

/** Twenty browsers watch a sending campaign: the processor time of the pages, as a share of that of the sending. */
async function viewersOfSending(
  product: WebProduct,
  browser: Browser,
  { perSecond, seconds }: { perSecond: number | "all"; seconds: number },
): Promise<void> {
  const { campaign, prisma, url, web } = product;
  const minGapMs = perSecond === "all" ? 0 : (MAILBOXES * 1000) / perSecond;
  await prisma.$executeRaw`
    UPDATE mailbox SET min_gap_ms = ${minGapMs}::int, quiet_until = NULL, claimed_by = NULL,
      next_send_at = ${new Date()}::timestamptz + random() * ${minGapMs}::int * interval '1 millisecond'`;
  await prisma.enrolment.updateMany({ where: { state: "finished" }, data: { state: "active", nextStep: 1 } });
  await prisma.send.deleteMany();
  await using worker = await product.startWorker();
  const pages: Page[] = [];
  while (pages.length < VIEWERS) {
    const page = await signedInPage(product, browser);
    pages.push(page);
    await page.goto(`${url}/campaigns/${campaign.id}`);
  }
  await sleep(SETTLE_MS);

  const before = { web: web.cpuMs(), worker: worker.cpuMs(), sends: await prisma.send.count() };
  await sleep(seconds * 1_000);
  const sends = (await prisma.send.count()) - before.sends;
  const [ofWeb, ofWorker] = [web.cpuMs() - before.web, worker.cpuMs() - before.worker];
  await Promise.all(pages.map((page) => page.context().close()));
  print(
    `${VIEWERS} pages on a campaign that sends ${(sends / seconds).toFixed(1)} a second: web ${(ofWeb / seconds).toFixed(1)} ms a second, ` +
      `worker ${(ofWorker / seconds).toFixed(1)}, ratio ${(ofWeb / ofWorker).toFixed(2)}`,
  );
}

async function signedInPage(product: WebProduct, browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENT_MS);
  await context.addCookies([{ name: "unpause_session", value: await product.session(), url: product.url }]);
  return context.newPage();
}

const shown = (times: number[]) =>
  `${median(times).toFixed(0)} ms (median), ${p95(times).toFixed(0)} ms (95th percentile), ${Math.max(...times).toFixed(0)} ms (slowest)`;
const print = (line: string) => process.stdout.write(`${line}\n`);
