import { chmodSync, chownSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { startOperators } from "../bots/operators.ts";
import { beginUnpause, freshFolder, unpause } from "../commands/unpause.ts";
import { freePort } from "../setup/free-port.ts";
import { identityOf } from "../setup/identity.ts";
import { itWith } from "../setup/needs.ts";
import { startPostgresCluster } from "../setup/postgres-cluster.ts";
import { mountSmallDisk } from "../setup/small-disk.ts";
import { visitor, wordsOf } from "../web/visitor.ts";

/** Within so long everybody has to know. */
const MINUTE = 60_000;
const LONG = 300_000;

const until = (isSo: () => Promise<boolean>, timeout: number) =>
  vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout, interval: 1_000 });
const readiness = async (port: number): Promise<Record<string, unknown>> => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  return (await answer.json()) as Record<string, unknown>;
};
/** Waits until the product says this of itself. */
const untilReadiness = (port: number, expected: Record<string, unknown>) =>
  vi.waitFor(async () => expect(await readiness(port)).toMatchObject(expected), {
    timeout: LONG,
    interval: 1_000,
  });
const NOT_SAVED =
  "Unpause cannot save anything now, because its disk is full. Nothing was changed, and nothing is lost. Tell whoever runs Unpause, and try again when it works.";
/** More than has room in what the database has taken from the disk already. */
const addresses = (domain: string) =>
  Array.from({ length: 6_000 }, (_, number) => `lead.number.${number}@${domain}.test`).join("\n");
const wrongIn = (lines: unknown[]) =>
  (lines as { check: string; ok: boolean }[]).filter(({ ok }) => !ok).map(({ check }) => check);

itWith(
  "a small disk",
  "a disk that fills while the sandbox sends is told by /readyz, the doctor and the operator's channel, and all goes on when there is room",
  async () => {
    await using operators = await startOperators();
    using disk = mountSmallDisk(150);
    const port = await freePort();
    const env = { DATA_DIR: join(disk.path, "data"), PORT: `${port}`, ...operators.env };
    const product = beginUnpause(["start"], env);
    const { signIn } = await product.line();
    await untilReadiness(port, { status: "ready" });
    const you = visitor(`http://127.0.0.1:${port}`);
    await you.post(new URL(signIn ?? "").pathname);

    const began = performance.now();
    disk.fill();
    await operators.hear("Unpause cannot work: its disk is full");
    await untilReadiness(port, { missing: ["database"], why: "disk-full" });
    expect(performance.now() - began).toBeLessThan(MINUTE);
    expect(wrongIn((await unpause(["doctor"], { env })).lines)).toEqual(
      expect.arrayContaining(["disk", "work"]),
    );
    const page = await you.get("/");
    expect([page.status, wordsOf(page.text)]).toEqual([
      200,
      expect.stringMatching(
        /Unpause cannot work: its disk is full\. No mail is sent .* can make room where /,
      ),
    ]);
    const many = { addresses: addresses("page"), note: "" };
    const pressed = await you.post("/suppressions/add", many);
    expect([pressed.status, wordsOf(pressed.text)]).toEqual([503, expect.stringContaining(NOT_SAVED)]);
    expect(await unpause(["suppression", "add"], { env, stdin: addresses("command") })).toMatchObject({
      exit: 1,
      said: `${NOT_SAVED}\n`,
    });

    disk.free();
    await operators.hear("Unpause works again");
    await operators.expectTold(["Unpause works again"]);
    await untilReadiness(port, { status: "ready" });
    expect((await you.post("/suppressions/add", many)).status).toBeLessThan(400);
    expect(wordsOf((await you.get("/")).text)).not.toContain("Unpause cannot work");
    expect(product.text().split("\n").length).toBeLessThan(40);
    expect(await product.stop()).toBe(0);
  },
  LONG,
);

itWith(
  "PostgreSQL",
  "a PostgreSQL that refuses writes is told by every role, once, and all goes on when it takes them again",
  async () => {
    await using operators = await startOperators();
    await using cluster = await startPostgresCluster();
    const ports = { web: await freePort(), worker: await freePort() };
    const shared = {
      DATABASE_URL: cluster.urlOf("postgres"),
      SECRET_KEY: "a key of sixteen and more",
      DATA_DIR: freshFolder(),
      ...operators.env,
    };
    const web = beginUnpause(["start"], { ...shared, ROLE: "web", PORT: `${ports.web}` });
    await web.line();
    const worker = beginUnpause(["start"], { ...shared, ROLE: "worker", HEALTH_PORT: `${ports.worker}` });
    await until(
      () =>
        readiness(ports.worker).then(
          ({ status }) => status === "ready",
          () => false,
        ),
      LONG,
    );

    const began = performance.now();
    await cluster.run("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
    await operators.hear("Unpause cannot work: its database refuses writes");
    await operators.expectTold(["Unpause cannot work: its database refuses writes"]);
    for (const port of Object.values(ports)) {
      await untilReadiness(port, { missing: ["database"], why: "read-only" });
    }
    expect(performance.now() - began).toBeLessThan(MINUTE);
    const { exit, lines } = await unpause(["doctor"], { env: { ...shared, PORT: "0" } });
    expect({ exit, wrong: wrongIn(lines) }).toEqual({ exit: 1, wrong: expect.arrayContaining(["data"]) });

    await cluster.run(
      "SET default_transaction_read_only = off",
      "ALTER SYSTEM RESET default_transaction_read_only",
      "SELECT pg_reload_conf()",
    );
    await operators.hear("Unpause works again");
    await operators.expectTold(["Unpause works again"]);
    expect([await web.stop(), await worker.stop()]).toEqual([0, 0]);
  },
  LONG,
);

itWith(
  "a small disk",
  "a full disk of a PostgreSQL server is told by /readyz, the doctor and the operator's channel, and all goes on when there is room",
  async () => {
    await using operators = await startOperators();
    await using cluster = await startPostgresCluster();
    using disk = mountSmallDisk(120);
    const place = join(disk.path, "tables");
    mkdirSync(place);
    const { uid, gid } = identityOf("postgres");
    chownSync(place, uid, gid);
    chmodSync(disk.path, 0o755);
    // The journal has room elsewhere: without it the server itself would stop.
    await cluster.run(`CREATE TABLESPACE small LOCATION '${place}'`, "CREATE DATABASE ours TABLESPACE small");
    const port = await freePort();
    const env = {
      DATABASE_URL: cluster.urlOf("ours"),
      SECRET_KEY: "a key of sixteen and more",
      DATA_DIR: freshFolder(),
      PORT: `${port}`,
      ...operators.env,
    };
    const product = beginUnpause(["start"], env);
    await product.line();
    await untilReadiness(port, { status: "ready" });

    const began = performance.now();
    disk.fill();
    await operators.hear("Unpause cannot work: its disk is full");
    await untilReadiness(port, { missing: ["database"], why: "disk-full" });
    expect(performance.now() - began).toBeLessThan(MINUTE);
    const { exit, lines } = await unpause(["doctor"], { env: { ...env, PORT: "0" } });
    expect({ exit, wrong: wrongIn(lines) }).toEqual({ exit: 1, wrong: ["work"] });

    disk.free();
    await operators.hear("Unpause works again");
    await operators.expectTold(["Unpause works again"]);
    await untilReadiness(port, { status: "ready" });
    expect(await product.stop()).toBe(0);
  },
  LONG,
);
