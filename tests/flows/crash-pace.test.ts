import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { LISTED } from "../hosts/listed.ts";
import { startProductProcess } from "../hosts/start-product-process.ts";
import { startSandboxProcess } from "../hosts/start-sandbox-process.ts";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { describeWith } from "../setup/needs.ts";
import { type SeededMailbox, seedCampaign } from "./crash/seed-campaign.ts";

/** The long form is `npm run crash:pace`. */
const KILLS = Number(process.env.UNPAUSE_PACE_KILLS ?? 3);
const CAP = 3;
const SLOW_GAP_MS = 600_000;
const QUICK_GAP_MS = 2_000;
const NOT_YET = new Date("2999-01-01T00:00:00Z");
/** The last life sends on, and gives back what turned out not to be sent. */
const LAST_LIFE_MS = 75_000;
const TIMEOUT = { timeout: (8 + KILLS) * 60_000 };

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const folder = (name: string) => {
  const made = mkdtempSync(join(tmpdir(), `unpause-${name}-`));
  folders.push(made);
  return made;
};

/** One where it is about noon, so that no day ends during the test. */
const noonZone = (hour = new Date().getUTCHours()) =>
  hour === 12 ? "UTC" : hour < 12 ? `Etc/GMT-${12 - hour}` : `Etc/GMT+${hour - 12}`;

async function killAndMeasure(env: Record<string, string>): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const pairs = Array.from({ length: KILLS }, (_, n): SeededMailbox[] => [
    { address: `slow${n}@ours.test`, minGapMs: SLOW_GAP_MS, dailyCap: CAP },
    { address: `quick${n}@ours.test`, minGapMs: QUICK_GAP_MS, dailyCap: CAP },
  ]);
  const mailboxes = pairs.flat();
  const provider = await startSandboxProcess({
    mailboxes: mailboxes.map(({ address }) => ({
      address,
      name: "Ann",
      password: "secret",
      kind: "password",
    })),
    dataDir: folder("provider"),
  });
  stack.defer(() => provider.close());
  const product = {
    ...env,
    ...LISTED,
    UNPAUSE_SANDBOX: "0",
    SECRET_KEY: "a key that the test keeps",
    PORT: "0",
    LOG_LEVEL: "error",
  };
  await seedCampaign(product, provider, {
    mailboxes,
    leads: mailboxes.length * (CAP + 2),
    steps: 1,
    timeZone: noonZone(),
  });
  await makeDue(product, mailboxes, NOT_YET);

  const seen = async () => (await provider.call("accepted")).length;
  for (const [kills, pair] of pairs.entries()) {
    // Each life has something in hand of its own when it is killed.
    await makeDue(product, pair, new Date());
    const before = await seen();
    const life = startProductProcess(product);
    expect(await life.started).toMatchObject({ kind: "started" });
    await expect.poll(seen, { interval: 5, timeout: 120_000 }).toBeGreaterThan(before);
    // Before, while and after the outcome of what was seen is recorded.
    await sleep(Math.random() * (kills % 2 === 0 ? 60 : 1_500));
    await life.kill();
  }

  const last = startProductProcess(product);
  expect(await last.started).toMatchObject({ kind: "started" });
  const received = async () => Map.groupBy(await provider.call("accepted"), ({ from }) => from);
  const missing = async () => {
    const byMailbox = await received();
    const quick = mailboxes.filter(({ minGapMs }) => minGapMs === QUICK_GAP_MS);
    return quick.filter(({ address }) => (byMailbox.get(address)?.length ?? 0) < CAP).length;
  };
  for (const end = Date.now() + LAST_LIFE_MS; Date.now() < end && (await missing()) > 0; ) await sleep(500);
  await last.stop();

  const byMailbox = await received();
  const noted = await notedIn(product);
  const tooMany: string[] = [];
  const tooSoon: string[] = [];
  const miscounted: string[] = [];
  for (const { address, minGapMs } of mailboxes) {
    const at = (byMailbox.get(address) ?? []).map((mail) => Date.parse(mail.at));
    if (at.length > CAP) tooMany.push(`${address}: ${at.length}`);
    at.forEach((one, n) => {
      const gap = one - (at[n - 1] ?? Number.NEGATIVE_INFINITY);
      if (gap < minGapMs) tooSoon.push(`${address}: ${gap} ms`);
    });
    const { counted = 0, inDoubt = 0 } = noted.get(address) ?? {};
    // Sends in doubt count, received or not.
    if (counted < at.length || counted > at.length + inDoubt)
      miscounted.push(`${address}: ${counted} counted, ${at.length} received, ${inDoubt} in doubt`);
  }
  expect({ tooMany, tooSoon, miscounted }).toEqual({ tooMany: [], tooSoon: [], miscounted: [] });
}

async function makeDue(env: Record<string, string>, mailboxes: SeededMailbox[], dueAt: Date): Promise<void> {
  const opened = await openDatabase(readConfig(env).database);
  if (opened.kind === "refused") throw new Error(opened.why);
  await using database = opened.database;
  const address = { in: mailboxes.map((mailbox) => mailbox.address) };
  await database.prisma.enrolment.updateMany({ where: { mailbox: { address } }, data: { dueAt } });
  await database.prisma.mailbox.updateMany({ where: { address }, data: { quietUntil: null } });
}

async function notedIn(env: Record<string, string>) {
  const opened = await openDatabase(readConfig(env).database);
  if (opened.kind === "refused") throw new Error(opened.why);
  await using database = opened.database;
  const { prisma } = database;
  const rows = await prisma.mailbox.findMany({ select: { id: true, address: true, sentCount: true } });
  const doubts = await prisma.send.groupBy({
    by: ["mailboxId"],
    where: { state: { in: ["transmitting", "unconfirmed"] } },
    _count: true,
  });
  const inDoubt = new Map(doubts.map(({ mailboxId, _count }) => [mailboxId, _count]));
  return new Map(
    rows.map(({ id, address, sentCount }) => [
      address,
      { counted: sentCount, inDoubt: inDoubt.get(id) ?? 0 },
    ]),
  );
}

describe(`a product that is killed ${KILLS} times with a send in hand`, () => {
  const title = `sends no more than ${CAP} a day and none within its gap, as the receiver counts`;
  describe("on PGlite", () => {
    it(title, TIMEOUT, () => killAndMeasure({ DATA_DIR: folder("data") }));
  });
  describeWith("PostgreSQL", "on PostgreSQL", () => {
    it(title, TIMEOUT, async () =>
      killAndMeasure({ DATABASE_URL: await freshDatabaseUrl(), DATA_DIR: folder("data") }),
    );
  });
});
