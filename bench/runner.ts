/**
 * The runner's speed, as a share of bare nodemailer with the same pool of connections, messages and server in the same run. It is
 * exact at the server. Product and peer run in turn, in pairs, since the machine's speed drifts.
 *
 * npm run bench -- runner [--enrolments 10000] [--sends 10000] [--pairs 3] [--database pglite|postgres|both]
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Liquid } from "liquidjs";
import { createTransport } from "nodemailer";
import { startPostgresCluster } from "../tests/setup/postgres-cluster.ts";
import type { Order } from "./hosts/runner-process.ts";
import { SUBJECT, TEXT } from "./hosts/seed-campaign.ts";
import { type SmtpSink, startSmtpSink } from "./hosts/smtp-sink.ts";
import { median, spread } from "./median.ts";

const MAILBOXES = 50;

export async function benchRunner(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      enrolments: { type: "string", default: "10000" },
      sends: { type: "string", default: "10000" },
      pairs: { type: "string", default: "3" },
      database: { type: "string", default: "both" },
    },
  });
  const size = {
    enrolments: Number(values.enrolments),
    sends: Math.min(Number(values.sends), Number(values.enrolments)),
  };
  await using sink = await startSmtpSink();
  for (const kind of values.database === "both" ? ["pglite", "postgres"] : [values.database]) {
    const ratios: number[] = [];
    const runs: Run[] = [];
    for (let pair = 0; pair < Number(values.pairs); pair++) {
      const bare = await bareNodemailer(sink, size.sends);
      const run = await product(sink, kind, size);
      runs.push(run);
      ratios.push(run.perSecond / bare);
      print(
        `${kind}, ${size.enrolments} enrolments: runner ${round(run.perSecond)}/s, bare nodemailer ${round(bare)}/s, ratio ${(run.perSecond / bare).toFixed(2)}`,
      );
    }
    print(
      `${kind}, ${size.enrolments} enrolments: ratio ${median(ratios).toFixed(2)} (${spread(ratios, 2)}), ${round(median(runs.map((r) => r.perSecond)))}/s, ` +
        `peak memory ${round(median(runs.map((r) => r.maxRssMb)))} MB, ${(median(runs.map((r) => r.cpuMs))).toFixed(2)} ms CPU a send, ` +
        `accepted at the server ${runs.map((r) => r.atServer).join(", ")}, in the database ${runs.map((r) => r.inDatabase).join(", ")}, twice ${runs.map((r) => r.twice).join(", ")}`,
    );
  }
}

type Run = {
  perSecond: number;
  maxRssMb: number;
  cpuMs: number;
  atServer: number;
  inDatabase: number;
  twice: number;
};

async function product(
  sink: SmtpSink,
  kind: string,
  size: { enrolments: number; sends: number },
): Promise<Run> {
  await using cluster = kind === "postgres" ? await startPostgresCluster({ durable: true }) : null;
  const order: Order = {
    database: cluster?.urlOf("postgres") ?? mkdtempSync(join(tmpdir(), "unpause-bench-")),
    port: sink.port,
    enrolments: size.enrolments,
    mailboxes: MAILBOXES,
  };
  const runner = fork(new URL("./hosts/runner-process.ts", import.meta.url), [JSON.stringify(order)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await told(runner, "seeded");
  await sink.reset();
  runner.send("go");
  const perSecond = await rateAt(sink, size.sends);
  runner.send("stop");
  const end = await told(runner, "stopped");
  const { accepted: atServer, twice } = await sink.count();
  if (atServer !== end.accepted || twice > 0 || end.open > 0) {
    throw new Error(
      `Not exact: ${atServer} accepted at the server, ${end.accepted} in the database, ${end.open} open, ${twice} twice.`,
    );
  }
  return {
    perSecond,
    maxRssMb: end.maxRssMb,
    cpuMs: (end.cpuS * 1000) / atServer,
    atServer,
    inDatabase: end.accepted,
    twice,
  };
}

/** From the first message at the server to the last of `sends`, so that connecting and waking count for neither. */
async function rateAt(sink: SmtpSink, sends: number): Promise<number> {
  let first: { at: number; accepted: number } | null = null;
  for (;;) {
    const { accepted } = await sink.count();
    if (accepted > 0 && first === null) first = { at: performance.now(), accepted };
    if (first !== null && accepted >= sends)
      return ((accepted - first.accepted) * 1000) / (performance.now() - first.at);
    await sleep(20);
  }
}

async function bareNodemailer(sink: SmtpSink, sends: number): Promise<number> {
  await sink.reset();
  const liquid = new Liquid();
  const subject = liquid.parse(SUBJECT);
  const text = liquid.parse(TEXT);
  const transports = Array.from({ length: MAILBOXES }, () =>
    createTransport({
      host: "127.0.0.1",
      port: sink.port,
      pool: true,
      maxConnections: 1,
      auth: { user: "a", pass: "b" },
    }),
  );
  let next = 0;
  const rate = rateAt(sink, sends);
  await Promise.all(
    transports.map(async (transport, box) => {
      for (let n = next++; n < sends; n = next++) {
        const fields = { first_name: `Lead ${n}`, company: `Company ${n}` };
        await transport.sendMail({
          messageId: `<bare-${n}@bench.test>`,
          from: { name: "Ann", address: `box${box}@bench.test` },
          to: `lead${n}@leads.test`,
          subject: liquid.renderSync(subject, fields),
          text: liquid.renderSync(text, fields),
          list: {
            unsubscribe: "http://localhost:3000/u/0b9f8f0a-2f0a-4f0e-9d53-5b1f0e1c9a77.abcdefghijklmnop",
          },
          headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
        });
      }
    }),
  );
  for (const transport of transports) transport.close();
  return rate;
}

async function told(child: ChildProcess, kind: string) {
  for (;;) {
    const [message] = await once(child, "message", { signal: AbortSignal.timeout(900_000) });
    if (message.kind === kind) return message;
  }
}

const round = (n: number) => Math.round(n).toLocaleString("en");
const print = (line: string) => process.stdout.write(`${line}\n`);
