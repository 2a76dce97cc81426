/**
 * The time until a viewer's client has a card as it is now, while every mailbox of a tenant fails. Sixty of them ask at each edit.
 * Then the queries that one edit and its sixty viewers cost.
 *
 * npm run bench -- teams [--mailboxes 10000] [--viewers 60]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { teamsClient } from "../tests/hosts/teams/teams-client.ts";
import { startTeams, type Teams } from "../tests/hosts/teams/teams-tenant.ts";
import type { TeamsOrder, TeamsReport, TeamsTold } from "./hosts/teams-process.ts";

/** At most so long for 99 of 100 refreshes, and for each of them. Teams shows a failure after ten seconds. */
const LIMITS_MS = { p99: 500, slowest: 2_000 };

export async function benchTeams(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      mailboxes: { type: "string", default: "10000" },
      viewers: { type: "string", default: "60" },
    },
  });
  const viewers = Array.from({ length: Number(values.viewers) }, (_, number) => `viewer${number}`);
  await using teams = await startTeams({
    people: Object.fromEntries(viewers.map((name) => [name, `${name}@ours.test`])),
  });
  const { channel, team } = teams.addChannel("alerts");
  const mailboxes = Number(values.mailboxes);
  const dataDir = mkdtempSync(join(tmpdir(), "unpause-bench-"));
  const product = await start(teams, {
    dataDir,
    mailboxes,
    channel,
    team,
    serviceUrl: teams.connector.serviceUrl,
  });
  const view = viewing(teams, product.url, channel, viewers);
  await view.all();

  const watching = view.untilStopped();
  const failed = await product.tell("fail");
  view.stop();
  const { times, edits } = await watching;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const [p99, slowest] = [at(0.99), at(1)];
  const seconds = failed.kind === "failed-all" ? failed.seconds : 0;
  print(
    `while ${mailboxes} mailboxes failed in ${seconds.toFixed(0)} s: ${edits} edits, ${times.length} refreshes, ` +
      `${at(0.5).toFixed(0)} ms (median), ${p99.toFixed(0)} ms (99th percentile), ${slowest.toFixed(0)} ms (slowest)`,
  );
  print(
    `ratio to the limits: ${(p99 / LIMITS_MS.p99).toFixed(2)} of ${LIMITS_MS.p99} ms, ${(slowest / LIMITS_MS.slowest).toFixed(2)} of ${LIMITS_MS.slowest} ms`,
  );

  const before = countOf(await product.tell("edit"));
  const edited = countOf(await product.tell("count"));
  await view.all();
  const viewed = countOf(await product.tell("count"));
  print(`one edit: ${edited - before} queries, its ${viewers.length} viewers: ${viewed - edited} queries`);
  product.stop();
}

const countOf = (told: TeamsReport) => (told.kind === "queries" ? told.count : 0);

/** Viewers whose clients ask for the card when they see that it was edited. */
function viewing(teams: Teams, url: string, channel: string, viewers: string[]) {
  const client = teamsClient(url, teams);
  const times: number[] = [];
  let isOver = false;
  const card = () => teams.messages(channel)[0];

  const look = async (who: string) => {
    const seen = card();
    if (seen === undefined) throw new Error("There is no card.");
    const { refresh } = seen.card as { refresh: { action: { verb: string; data: object } } };
    const { verb, data } = refresh.action;
    const start = performance.now();
    const { status } = await client.invoke(who, { verb, data }, { conversation: channel, message: seen.id });
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`A refresh was answered by ${status}.`);
  };
  const all = () => Promise.all(viewers.map(look));

  return {
    all,
    stop() {
      isOver = true;
    },
    async untilStopped() {
      times.length = 0;
      let edits = 0;
      const asking: Promise<unknown>[] = [];
      for (let before = card()?.card; !isOver; await sleep(10)) {
        const now = card()?.card;
        if (now === before) continue;
        before = now;
        edits += 1;
        asking.push(all());
      }
      await Promise.all(asking);
      return { times: [...times], edits };
    },
  };
}

async function start(teams: Teams, order: TeamsOrder) {
  const { env, caFile } = teams.connector;
  const child = fork(new URL("./hosts/teams-process.ts", import.meta.url), {
    env: { ...process.env, ...env, NODE_EXTRA_CA_CERTS: caFile },
  });
  child.send(order);
  const [{ url }] = (await once(child, "message")) as [TeamsReport & { kind: "listening" }];
  return {
    url,
    async tell(told: TeamsTold): Promise<TeamsReport> {
      child.send(told);
      const [answer] = (await once(child, "message")) as [TeamsReport];
      return answer;
    },
    stop: () => child.kill("SIGKILL"),
  };
}

const print = (line: string) => process.stdout.write(`${line}\n`);
