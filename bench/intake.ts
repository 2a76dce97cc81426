/**
 * The intake of support, as a share of bare mailparser over the same mails in the same run. First comes our parser alone, then all from
 * the raw mail to the ticket. The mails have about 5 KB.
 *
 * npm run bench -- intake [--mails 2000] [--pairs 3] [--database pglite|postgres|both]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { simpleParser } from "mailparser";
import { parseInboundEmail } from "../src/io/mail/parse/parse-mail.ts";
import { startPostgresCluster } from "../tests/setup/postgres-cluster.ts";
import type { IntakeOrder, IntakeRun } from "./hosts/intake-process.ts";
import { someMails } from "./hosts/some-mails.ts";
import { median, spread } from "./median.ts";

export async function benchIntake(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      mails: { type: "string", default: "2000" },
      pairs: { type: "string", default: "3" },
      database: { type: "string", default: "both" },
    },
  });
  const [count, pairs] = [Number(values.mails), Number(values.pairs)];
  const mails = someMails(Math.min(count, 2_000));
  await perSecond(mails.slice(0, 200), simpleParser);
  await perSecond(mails.slice(0, 200), parseInboundEmail);

  const parser: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const bare = await perSecond(mails, simpleParser);
    const ours = await perSecond(mails, parseInboundEmail);
    parser.push(ours / bare);
    print(`parser: ours ${Math.round(ours)}/s, bare mailparser ${Math.round(bare)}/s`);
  }
  print(`parser: ratio ${median(parser).toFixed(2)} (${spread(parser, 2)})`);

  for (const kind of values.database === "both" ? ["postgres", "pglite"] : [values.database]) {
    const ratios: number[] = [];
    for (let pair = 0; pair < pairs; pair++) {
      const bare = await perSecond(mails, simpleParser);
      const run = await intake(kind, count);
      if (run.tickets !== count) throw new Error(`${run.tickets} tickets of ${count} mails`);
      ratios.push(run.perSecond / bare);
      const { first, last } = run.rssMb;
      print(
        `${kind}: ${Math.round(run.perSecond)} tickets/s, bare mailparser ${Math.round(bare)}/s, memory ${Math.round(first)} MB in the first fifth, ${Math.round(last)} MB in the last`,
      );
    }
    print(`${kind}: ratio ${median(ratios).toFixed(2)} (${spread(ratios, 2)})`);
  }
}

async function perSecond(mails: Buffer[], parse: (raw: Buffer) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (const raw of mails) await parse(raw);
  return mails.length / ((performance.now() - began) / 1000);
}

async function intake(kind: string, mails: number): Promise<IntakeRun> {
  await using cluster = kind === "postgres" ? await startPostgresCluster({ durable: true }) : null;
  const database = cluster?.urlOf("postgres") ?? mkdtempSync(join(tmpdir(), "unpause-bench-"));
  const order: IntakeOrder = { database, mails };
  const child = fork(new URL("./hosts/intake-process.ts", import.meta.url), [JSON.stringify(order)]);
  const ended = once(child, "exit");
  // A process that fails ends without a word.
  const [run] = (await Promise.race([once(child, "message"), ended.then(() => [])])) as [IntakeRun?];
  await ended;
  if (run === undefined) throw new Error("The process of the intake ended without a result.");
  return run;
}

const print = (line: string) => void process.stdout.write(`${line}\n`);
