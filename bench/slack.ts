/**
 * The time until a press in Slack is acknowledged while every mailbox fails. Presses a second are given as a share of bare bolt
 * in the same run. A press is checked, acknowledged, written down, matched with a member, decided and answered.
 *
 * npm run bench -- slack [--mailboxes 10000] [--rate 50] [--presses 2000]
 */
import { fork } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SIGNING_SECRET } from "../tests/hosts/slack/slack-client.ts";
import { pressPayload } from "../tests/hosts/slack/slack-payloads.ts";
import type { Slack } from "../tests/hosts/slack/slack-web-api.ts";
import type { SlackOrder, SlackReport } from "./hosts/slack-process.ts";

const CONNECTIONS = 100;

export async function benchSlack(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      mailboxes: { type: "string", default: "10000" },
      rate: { type: "string", default: "50" },
      presses: { type: "string", default: "2000" },
    },
  });
  const slack = await startSink();
  const user = "U0BEN";

  const bare = await start({ kind: "bare" });
  const bareRate = await asFastAs(Number(values.presses), () => pressIn(slack, bare, user));
  bare.stop();

  const dataDir = mkdtempSync(join(tmpdir(), "unpause-bench-"));
  const { apiUrl, botToken } = slack;
  const mailboxes = Number(values.mailboxes);
  const product = await start({ kind: "product", dataDir, apiUrl, botToken, user, mailboxes });
  const rate = await asFastAs(Number(values.presses), () => pressIn(slack, product, user));
  print(
    `acknowledged: ${rate.toFixed(0)}/s, bare bolt ${bareRate.toFixed(0)}/s, ratio ${(rate / bareRate).toFixed(2)}`,
  );

  const failing = product.failAll();
  const times: number[] = [];
  let over = false;
  void failing.then(() => {
    over = true;
  });
  const press = pressIn(slack, product, user);
  const pending: Promise<unknown>[] = [];
  while (!over) {
    pending.push(press().then((ms) => times.push(ms)));
    await sleep(1000 / Number(values.rate));
  }
  await Promise.all(pending);
  const seconds = await failing;
  product.stop();
  slack.close();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  print(
    `while ${mailboxes} mailboxes failed in ${seconds.toFixed(0)} s: ${times.length} presses, acknowledged in ${at(0.5)} ms (median), ` +
      `${at(0.99)} ms (99th percentile), ${at(1)} ms (slowest)`,
  );
}

/** Takes every answer and asks nothing back, so that it is the product that is measured. */
async function startSink() {
  const teamId = "T0ACME";
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on("end", () =>
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(`{"ok":true,"team_id":"${teamId}"}`),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    teamId,
    botToken: "xoxb-1",
    apiUrl: `${url}/api/`,
    responseUrl: (id: string) => `${url}/response/${id}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function start(order: SlackOrder) {
  const child = fork(new URL("./hosts/slack-process.ts", import.meta.url));
  child.send(order);
  const [listening] = (await once(child, "message")) as [SlackReport & { kind: "listening" }];
  return {
    ...listening,
    async failAll() {
      child.send("fail");
      const [failed] = (await once(child, "message")) as [SlackReport & { kind: "failed-all" }];
      return failed.seconds;
    },
    stop: () => child.kill("SIGKILL"),
  };
}

async function asFastAs(count: number, newPress: () => () => Promise<number>): Promise<number> {
  const press = newPress();
  const start = performance.now();
  let left = count;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) await press();
    }),
  );
  return count / ((performance.now() - start) / 1000);
}

/** @returns how many ms until a press was acknowledged */
function pressIn(
  slack: Pick<Slack, "teamId" | "responseUrl">,
  { url, incidentId }: { url: string; incidentId: string },
  user: string,
) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const button = { label: "Why?", action: "press:why", value: incidentId };
  const where = { channel: "C0ALERTS" };
  return async () => {
    const payload = pressPayload(slack, { user, trigger: randomUUID() }, button, where);
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest("hex");
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      "x-slack-signature": `v0=${signature}`,
      "x-slack-request-timestamp": timestamp,
    };
    const start = performance.now();
    const sent = request(`${url}/slack/events`, { method: "POST", agent, headers });
    sent.end(body);
    const [response] = await once(sent, "response");
    response.resume();
    await once(response, "end");
    if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
    return performance.now() - start;
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
