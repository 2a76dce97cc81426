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
import { messageIdOf } from "../setup/message-id.ts";
import { describeWith } from "../setup/needs.ts";
import { seedCampaign } from "./crash/seed-campaign.ts";

/** The long form is `npm run crash`. */
const KILLS = Number(process.env.UNPAUSE_CRASH_KILLS ?? 5);
const MAILBOXES = 4;
const STEPS = 2;
/** So many that the campaign outlives the killing: a life sends for less than a second. */
const LEADS = 40 + KILLS * 10;
const MIN_GAP_MS = 100;
const MOST_MINUTES = 3 + KILLS * 0.2;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const folder = (name: string) => {
  const made = mkdtempSync(join(tmpdir(), `unpause-${name}-`));
  folders.push(made);
  return made;
};

async function killAndCount(env: Record<string, string>): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const addresses = Array.from({ length: MAILBOXES }, (_, n) => `box${n}@ours.test`);
  const mailboxes = addresses.map((address) => ({
    address,
    name: "Ann",
    password: "secret",
    kind: "password" as const,
  }));
  const provider = await startSandboxProcess({ mailboxes, dataDir: folder("provider") });
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
    mailboxes: addresses.map((address) => ({ address, minGapMs: MIN_GAP_MS, dailyCap: 1_000_000 })),
    leads: LEADS,
    steps: STEPS,
    timeZone: "UTC",
  });

  const seen = async () => (await provider.call("accepted")).length;
  let kills = 0;
  while (kills < KILLS) {
    const before = await seen();
    const life = startProductProcess(product);
    if (Math.random() < 0.2) await sleep(Math.random() * 1_500);
    else {
      expect(await life.started).toMatchObject({ kind: "started" });
      // Most are killed in full flight: this life has begun to send.
      await expect.poll(seen, { interval: 20 }).toBeGreaterThan(before);
      await sleep(Math.random() * 600);
    }
    await life.kill();
    kills++;
  }
  const soFar = await inDatabase(product);
  expect(soFar.accepted, "the campaign was still under way when the killing ended").toBeLessThan(
    LEADS * STEPS,
  );

  const last = startProductProcess(product);
  expect(await last.started).toMatchObject({ kind: "started" });
  await expect
    .poll(seen, { timeout: MOST_MINUTES * 60_000, interval: 500 })
    .toBeGreaterThanOrEqual(LEADS * STEPS);
  await last.stop();

  const { enrolments, ...states } = await inDatabase(product);
  const times = new Map<string, number>();
  for (const { messageId } of await provider.call("accepted"))
    times.set(messageId, (times.get(messageId) ?? 0) + 1);
  const expected = enrolments.flatMap(({ id, address }) =>
    [1, 2].map((step) => `<${messageIdOf(id, step, address)}>`),
  );
  expect({
    kills,
    twice: [...times.values()].filter((count) => count > 1).length,
    missing: expected.filter((id) => !times.has(id)).length,
    unexpected: times.size - expected.length,
    ...states,
  }).toEqual({ kills: KILLS, twice: 0, missing: 0, unexpected: 0, accepted: LEADS * STEPS, inDoubt: 0 });
}

async function inDatabase(env: Record<string, string>) {
  const opened = await openDatabase(readConfig(env).database);
  if (opened.kind === "refused") throw new Error(opened.why);
  await using database = opened.database;
  const rows = await database.prisma.enrolment.findMany({
    select: { id: true, mailbox: { select: { address: true } } },
  });
  return {
    accepted: await database.prisma.send.count({ where: { state: "accepted" } }),
    inDoubt: await database.prisma.send.count({ where: { state: { in: ["transmitting", "unconfirmed"] } } }),
    enrolments: rows.map((row) => ({ id: row.id, address: row.mailbox.address })),
  };
}

describe(`a product that is killed ${KILLS} times in one campaign`, () => {
  const title = "sends every lead each step once";
  const options = { timeout: MOST_MINUTES * 2 * 60_000 };
  describe("on PGlite", () => {
    it(title, options, () => killAndCount({ DATA_DIR: folder("data") }));
  });
  describeWith("PostgreSQL", "on PostgreSQL", () => {
    it(title, options, async () =>
      killAndCount({ DATABASE_URL: await freshDatabaseUrl(), DATA_DIR: folder("data") }),
    );
  });
});
