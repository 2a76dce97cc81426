import pg from "pg";
import { expect, vi } from "vitest";
import { startSandboxProvider } from "../../src/sandbox/start-provider.ts";
import { startOperators } from "../bots/operators.ts";
import { beginUnpause, freshFolder, unpause } from "../commands/unpause.ts";
import { LISTED } from "../hosts/listed.ts";
import { freePort } from "../setup/free-port.ts";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { itWith } from "../setup/needs.ts";

/** Within so long everybody has to know. */
const MINUTE = 60_000;
const LONG = 300_000;
const KEY = "a key of sixteen and more";

type Check = { check: string; ok: boolean };
const within = async (ms: number, isSo: () => Promise<boolean>) => {
  const began = performance.now();
  await vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout: LONG, interval: 1_000 });
  expect(performance.now() - began).toBeLessThan(ms);
};
const readyz = async (port: number) => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  return { status: answer.status, said: (await answer.json()) as { status: string; warnings?: string[] } };
};
const wrongIn = async (env: Record<string, string>) =>
  ((await unpause(["doctor"], { env })).lines as Check[]).flatMap(({ check, ok }) => (ok ? [] : [check]));

itWith(
  "PostgreSQL",
  "a missing PUBLIC_URL and a job that throws are told by /readyz, the doctor and the operator's channel within a minute",
  async () => {
    await using operators = await startOperators();
    const url = await freshDatabaseUrl();
    const port = await freePort();
    const env = {
      DATABASE_URL: url,
      SECRET_KEY: KEY,
      DATA_DIR: freshFolder(),
      PORT: `${port}`,
      ...operators.env,
    };
    await unpause(["workspace", "set", "--name", "Ours", "--admin", "kim@ours.test"], { env });
    const product = beginUnpause(["start"], env);
    await product.line();
    expect(product.text()).toContain("PUBLIC_URL is not set");
    await operators.hear("Unpause is not set up in full", MINUTE);
    // It works, so that no supervisor may restart it for that.
    expect(await readyz(port)).toEqual({ status: 200, said: { status: "ready", warnings: ["public-url"] } });

    const database = new pg.Client({ connectionString: url });
    await database.connect();
    await database.query("ALTER TABLE drill RENAME TO drill_elsewhere");
    await operators.hear("Unpause fails time after time: sweep drills", MINUTE);
    await within(MINUTE, async () => (await readyz(port)).said.warnings?.includes("jobs-fail") ?? false);
    expect(await readyz(port)).toEqual({
      status: 200,
      said: { status: "ready", warnings: ["public-url", "jobs-fail"] },
    });
    expect(await wrongIn({ ...env, PORT: "0" })).toEqual(expect.arrayContaining(["public url", "jobs"]));

    await database.query("ALTER TABLE drill_elsewhere RENAME TO drill");
    await database.end();
    await operators.hear("Works again: sweep drills", MINUTE);
    await operators.expectTold(["Unpause is not set up in full", "Works again: sweep drills"]);
    await within(MINUTE, async () => (await readyz(port)).said.warnings?.join() === "public-url");
    expect(await product.stop()).toBe(0);
  },
  LONG,
);

itWith(
  "PostgreSQL",
  "a workspace whose lost mailboxes would reach nobody is told by /readyz, the doctor, and, without a channel, the log",
  async () => {
    const provider = await startSandboxProvider({
      mailboxes: ["sales@ours.test", "info@ours.test"].map((address) => ({
        address,
        name: "Sales",
        kind: "password",
        password: "secret",
      })),
    });
    const port = await freePort();
    const env = {
      DATABASE_URL: await freshDatabaseUrl(),
      SECRET_KEY: KEY,
      DATA_DIR: freshFolder(),
      PORT: `${port}`,
      PUBLIC_URL: "https://unpause.example.com",
      LOG_LEVEL: "info",

      ...LISTED,
    };
    const ask = (args: string[], stdin = "") => unpause(args, { env: { ...env, PORT: "0" }, stdin });
    await ask(["workspace", "set", "--name", "Ours", "--admin", "kim@ours.test"]);
    const product = beginUnpause(["start"], env);
    await product.line();
    expect(await readyz(port)).toEqual({ status: 200, said: { status: "ready" } });

    const at = ({ host, port }: { host: string; port: number }) => `${host}:${port}/none`;
    const servers = ["--smtp", at(provider.smtp), "--imap", at(provider.imap)];
    for (const address of ["sales@ours.test", "info@ours.test"])
      expect((await ask(["mailbox", "add", address, "--password-stdin", ...servers], "secret")).exit).toBe(0);
    await within(MINUTE, async () => product.text().includes('"lacks":"nobody-reached"'));
    expect(await readyz(port)).toEqual({
      status: 200,
      said: { status: "ready", warnings: ["nobody-reached"] },
    });
    expect(await wrongIn({ ...env, PORT: "0" })).toContain("reach");

    await ask(["workspace", "set", "--letters-through-mailboxes", "on"]);
    await within(MINUTE, async () => product.text().includes('"lacks":"nothing"'));
    expect(await readyz(port)).toEqual({ status: 200, said: { status: "ready" } });
    expect(await wrongIn({ ...env, PORT: "0" })).not.toContain("reach");
    expect(await product.stop()).toBe(0);
    await provider.close();
  },
  LONG,
);
