/**
 * How fast stored mails become tickets, as a share of what bare mailparser does with the same mails in the same run. The parser's share
 * is in it. In pairs, product and peer in turn, since the machine's speed drifts.
 *
 *   npm run bench -- intake [--mails 3000] [--pairs 3] [--database pglite|postgres|both]
 *
 * With `--mails 100000 --pairs 1` it shows that memory stays flat.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { simpleParser } from "mailparser";
import { type Database, openDatabase } from "../../src/io/db/open-database.ts";
import { startPostgresCluster } from "../../tests/setup/postgres-cluster.ts";
import { aDesk } from "../../tests/support/a-desk.ts";
import { median, spread } from "../median.ts";
import { typicalMail } from "./typical-mail.ts";

/** Stored at once, so that the mails themselves take no memory. */
const STORED_AT_ONCE = 1_000;

export async function benchTickets(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      mails: { type: "string", default: "3000" },
      pairs: { type: "string", default: "3" },
      database: { type: "string", default: "both" },
    },
  });
  const mails = Number(values.mails);
  for (const kind of values.database === "both" ? ["pglite", "postgres"] : [values.database]) {
    const ratios: number[] = [];
    for (let pair = 0; pair < Number(values.pairs); pair++) {
      const bare = await bareMailparser(Math.min(mails, 3_000));
      const run = await product(kind, mails);
      ratios.push(run.perSecond / bare);
      print(
        `${kind}, ${mails} mails: tickets ${round(run.perSecond)}/s, bare mailparser ${round(bare)}/s, ratio ${(run.perSecond / bare).toFixed(2)}, ` +
          `memory ${run.memory.map(round).join(" → ")} MB, messages ${run.messages}`,
      );
    }
    print(`${kind}, ${mails} mails: ratio ${median(ratios).toFixed(2)} (${spread(ratios, 2)})`);
  }
}

async function bareMailparser(count: number): Promise<number> {
  const mails = Array.from({ length: count }, (_, number) => typicalMail(number));
  for (const raw of mails.slice(0, 200)) await simpleParser(raw);
  const began = performance.now();
  for (const raw of mails) await simpleParser(raw);
  return (count * 1_000) / (performance.now() - began);
}

type Run = { perSecond: number; memory: number[]; messages: number };

async function product(kind: string, count: number): Promise<Run> {
  await using cluster = kind === "postgres" ? await startPostgresCluster({ durable: true }) : null;
  const opened = await openDatabase(
    cluster === null
      ? { kind: "embedded", dataDir: mkdtempSync(join(tmpdir(), "unpause-bench-")) }
      : { kind: "server", url: cluster.urlOf("postgres") },
  );
  if (opened.kind === "refused") throw new Error(opened.why);
  await using database = opened.database;
  return await measure(database, count);
}

/** Only understanding is measured: fetching is apart from it, and bound by the mail server. */
async function measure(database: Database, count: number): Promise<Run> {
  const desk = await aDesk(database);
  const { workspaceId } = desk;
  const memory: number[] = [];
  let spent = 0;
  for (let from = 0; from < count; from += STORED_AT_ONCE) {
    const mails = Math.min(STORED_AT_ONCE, count - from);
    for (let number = from; number < from + mails; number++) await desk.store(typicalMail(number));
    const began = performance.now();
    await desk.understand();
    spent += performance.now() - began;
    if (from === 0 || from + mails >= count || from + mails === Math.floor(count / 2))
      memory.push(process.memoryUsage().rss / 1024 ** 2);
  }
  const messages = await database.prisma.ticketMessage.count({
    where: { workspaceId, identity: { not: null } },
  });
  if (messages !== count || desk.faults.length > 0)
    throw new Error(`${messages} messages of ${count} mails, faults: ${desk.faults.join(", ")}.`);
  return { perSecond: (count * 1_000) / spent, memory, messages };
}

const round = (n: number) => Math.round(n).toLocaleString("en");
const print = (line: string) => process.stdout.write(`${line}\n`);
