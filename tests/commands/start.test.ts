import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockFolder } from "../../src/io/db/lock-folder.ts";
import { freePort } from "../setup/free-port.ts";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { freshFolder } from "../setup/fresh-folder.ts";
import { describeWith, itWith } from "../setup/needs.ts";
import { mountSmallDisk } from "../setup/small-disk.ts";
import { beginUnpause, unpause } from "./unpause.ts";

const settings = { UNPAUSE_SANDBOX: "0", LOG_LEVEL: "silent" };

// One of them waits for half a minute: the others run in that time.
describe("start, where the data folder is in use,", { timeout: 180_000, concurrent: true }, () => {
  it("waits for the process that holds the data folder, and says so once", async () => {
    using folder = freshFolder();
    const DATA_DIR = folder.path;
    const taken = lockFolder(DATA_DIR);
    if (taken.kind !== "locked") throw new Error(taken.kind);
    const product = beginUnpause(["start"], { ...settings, DATA_DIR, PORT: `${await freePort()}` });
    await product.said(/Trying again for half a minute\./);
    taken.lock.release();
    expect(await product.line()).toMatchObject({ sandbox: false });
    expect(await product.stop()).toBe(0);
    expect(product.text().match(/is in use by process/g)).toHaveLength(1);
  });

  it("ends with 1 after half a minute, so that a supervisor tries again", async () => {
    using folder = freshFolder();
    const DATA_DIR = folder.path;
    const taken = lockFolder(DATA_DIR);
    if (taken.kind !== "locked") throw new Error(taken.kind);
    using closing = new DisposableStack();
    closing.defer(() => taken.lock.release());
    const began = performance.now();
    const { exit, said } = await unpause(["start"], { env: { ...settings, DATA_DIR } });
    expect({ exit, waited: performance.now() - began > 30_000 }).toEqual({ exit: 1, waited: true });
    expect(said.trim().split("\n")).toHaveLength(2);
  });

  it("stops waiting when it is asked to", async () => {
    using folder = freshFolder();
    const DATA_DIR = folder.path;
    const taken = lockFolder(DATA_DIR);
    if (taken.kind !== "locked") throw new Error(taken.kind);
    using closing = new DisposableStack();
    closing.defer(() => taken.lock.release());
    const product = beginUnpause(["start"], { ...settings, DATA_DIR });
    await product.said(/Trying again/);
    expect(await product.stop()).toBe(1);
  });
});

describe("start", { timeout: 180_000 }, () => {
  it.each(["/proc/unpause", "/dev/null/unpause"])(
    "refuses %s as a data folder at once, and so does the doctor",
    async (DATA_DIR) => {
      const began = await unpause(["start"], { env: { ...settings, DATA_DIR } });
      expect(began).toMatchObject({ exit: 2, said: expect.stringContaining("cannot be written (") });
      const looked = await unpause(["doctor"], { env: { ...settings, DATA_DIR, PORT: "0" } });
      expect({ exit: looked.exit, said: looked.said, wrong: wrongIn(looked.lines) }).toEqual({
        exit: 1,
        said: "",
        wrong: [expect.stringContaining(`${DATA_DIR} cannot be made (`)],
      });
    },
  );

  it("refuses a file as a data folder, and so does the doctor", async () => {
    using folder = freshFolder();
    const DATA_DIR = join(folder.path, "a-file");
    writeFileSync(DATA_DIR, "");
    const began = await unpause(["start"], { env: { ...settings, DATA_DIR } });
    expect(began).toMatchObject({ exit: 2, said: expect.stringContaining("cannot be written (ENOTDIR)") });
    const looked = await unpause(["doctor"], { env: { ...settings, DATA_DIR, PORT: "0" } });
    expect({ exit: looked.exit, said: looked.said, wrong: wrongIn(looked.lines) }).toEqual({
      exit: 1,
      said: "",
      wrong: [`${DATA_DIR} cannot be written (ENOTDIR).`],
    });
  });

  describeWith("a small disk", "on a disk that is full", () => {
    it.each([5, 40])("says in one sentence that %d MB have no room for it", async (megabytes) => {
      using disk = mountSmallDisk(megabytes);
      const env = { ...settings, DATA_DIR: join(disk.path, "data"), PORT: "0" };
      const { exit, lines, said } = await unpause(["start"], { env });
      expect({ exit, lines, said }).toEqual({
        exit: 1,
        lines: [],
        said: expect.stringMatching(
          /^There is no room left on the disk of .*\. Make room there\. Then start again\.\n$/,
        ),
      });
      expect(wrongIn((await unpause(["doctor"], { env })).lines)).toContainEqual(
        expect.stringMatching(/^Only \d+ MB are left on the disk of /),
      );
    });

    it("starts as if nothing had been when there is room again", async () => {
      using disk = mountSmallDisk(200);
      const env = { ...settings, DATA_DIR: join(disk.path, "data"), PORT: `${await freePort()}` };
      disk.fill();
      expect((await unpause(["start"], { env })).exit).toBe(1);
      expect(existsSync(join(env.DATA_DIR, "db"))).toBe(false);
      disk.free();
      const product = beginUnpause(["start"], env);
      await product.line();
      expect(await product.stop()).toBe(0);
      expect(readFileSync(join(env.DATA_DIR, "secret-key"), "utf8")).toHaveLength(44);
    });

    it("does not take the empty key file of a full disk for a lost key", async () => {
      using disk = mountSmallDisk(200);
      const env = { ...settings, DATA_DIR: join(disk.path, "data"), PORT: `${await freePort()}` };
      await unpause(["migrate"], { env });
      rmSync(join(env.DATA_DIR, "secret-key"), { force: true });
      disk.fill();
      const full = await unpause(["sign-in"], { env });
      disk.free();
      expect(full.exit).not.toBe(0);
      expect((await unpause(["workspace", "list"], { env })).exit).toBe(0);
    });
  });

  itWith("PostgreSQL", "waits for a PostgreSQL that is away for seconds", async () => {
    using folder = freshFolder();
    const url = new URL(await freshDatabaseUrl());
    const away = await freePort();
    const DATABASE_URL = Object.assign(new URL(url), { port: `${away}` }).href;
    const product = beginUnpause(["start"], {
      ...settings,
      DATABASE_URL,
      SECRET_KEY: "a key of sixteen and more",
      DATA_DIR: folder.path,
      PORT: `${await freePort()}`,
    });
    await product.said(/does not answer \(.*Trying again/);
    using closing = new DisposableStack();
    closing.adopt(passOn(away, Number(url.port)), (way) => void way.close());
    expect(await product.line()).toMatchObject({ sandbox: false });
    expect(await product.stop()).toBe(0);
  });

  itWith("PostgreSQL", "refuses a database that is not there at once, with 2", async () => {
    const url = Object.assign(new URL(await freshDatabaseUrl()), { pathname: "/nowhere" }).href;
    const env = { ...settings, DATABASE_URL: url, SECRET_KEY: "a key of sixteen and more", PORT: "0" };
    const { exit, said } = await unpause(["start"], { env });
    expect({ exit, said }).toEqual({
      exit: 2,
      said: expect.stringContaining('database "nowhere" does not exist'),
    });
  });

  itWith("PostgreSQL", "says that a database takes no writes, and so does the doctor", async () => {
    const url = new URL(await freshDatabaseUrl());
    const env = { ...settings, DATABASE_URL: url.href, SECRET_KEY: "a key of sixteen and more", PORT: "0" };
    expect((await unpause(["migrate"], { env })).exit).toBe(0);
    url.searchParams.set("options", "-c default_transaction_read_only=on");
    const readOnly = { ...env, DATABASE_URL: url.href };
    expect(await unpause(["start"], { env: readOnly })).toMatchObject({
      exit: 1,
      said: expect.stringMatching(
        /^The database refuses writes \(.*\)\. Let it take writes again: .* Then start again\.\n$/,
      ),
    });
    expect(wrongIn((await unpause(["doctor"], { env: readOnly })).lines)).toContainEqual(
      expect.stringContaining("The database refuses writes ("),
    );
  });
});

const wrongIn = (lines: unknown[]) =>
  (lines as { ok: boolean; says: string }[]).filter(({ ok }) => !ok).map(({ says }) => says);

/** A way to a server that was not there a moment ago. */
function passOn(from: number, to: number): Server {
  return createServer((socket) => {
    const other = connect(to, "127.0.0.1");
    socket.pipe(other).pipe(socket);
    for (const each of [socket, other])
      each.on("error", () => socket.destroy(other.destroy().errored ?? undefined));
  }).listen(from, "127.0.0.1");
}
