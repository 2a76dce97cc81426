import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { describe, expect, it, onTestFinished } from "vitest";
import { lockFolder } from "../../src/io/db/lock-folder.ts";
import { freshFolder, unpause } from "./unpause.ts";

describe("unpause, used wrongly", () => {
  it.each([
    [
      ["campain", "list"],
      "Unknown command 'campain'. (Did you mean campaign?) To see what is possible: add --help.\n",
    ],
    [
      ["diagnose", "--jsnol"],
      "Unknown option '--jsnol'. (Did you mean --jsonl?) To see what is possible: add --help.\n",
    ],
    [["campaign", "pause"], "Missing required argument 'campaign'. To see what is possible: add --help.\n"],
    [
      ["diagnose", "--protocol", "pop3", "x"],
      "Option '--protocol <name>' argument 'pop3' is invalid. Allowed choices are smtp, imap, oauth. To see what is possible: add --help.\n",
    ],
  ])("%j is told in one sentence, with exit code 2", async (args, said) => {
    expect(await unpause(args)).toEqual({ exit: 2, lines: [], said });
  });

  it("needs no configuration for help", async () => {
    const { exit, lines, said } = await unpause(["campaign", "--help"], { env: { PORT: "nonsense" } });
    expect({ exit, first: lines[0], said }).toEqual({
      exit: 0,
      first: "Usage: unpause campaign [options] [command]",
      said: "",
    });
  });
});

describe("unpause, badly configured", { timeout: 180_000 }, () => {
  it("names what half of a platform lacks", async () => {
    const { exit, said } = await unpause(["start"], { env: { GOOGLE_CLIENT_ID: "1" } });
    expect({ exit, said }).toEqual({
      exit: 2,
      said: "Google also needs GOOGLE_CLIENT_SECRET; or leave out GOOGLE_CLIENT_ID.\n",
    });
  });

  it("names every setting that is wrong", async () => {
    const { exit, said } = await unpause(["campaign", "list"], { env: { PORT: "http", ROLE: "boss" } });
    expect({ exit, said: said.split("\n") }).toEqual({
      exit: 2,
      said: ["PORT must be a port number, e.g. 3000.", "ROLE must be all, web, worker or scheduler.", ""],
    });
  });

  it("says which port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const env = { DATA_DIR: freshFolder(), PORT: `${port}`, UNPAUSE_SANDBOX: "0", LOG_LEVEL: "silent" };
    expect(await unpause(["start"], { env })).toEqual({
      exit: 2,
      lines: [],
      said: `Port ${port} on 127.0.0.1 is in use by another program. Stop that one, or give Unpause another port with PORT.\n`,
    });
  });

  it("says who has the data folder", async () => {
    const DATA_DIR = freshFolder();
    const taken = lockFolder(DATA_DIR);
    if (taken.kind !== "locked") throw new Error(taken.kind);
    onTestFinished(() => taken.lock.release());
    const { exit, said } = await unpause(["campaign", "list"], { env: { DATA_DIR } });
    expect({ exit, said }).toEqual({
      exit: 2,
      said: expect.stringMatching(
        `^The data folder ${DATA_DIR} is in use by process ${process.pid} on .* Stop that one first, or give this one another DATA_DIR.\n$`,
      ),
    });
  });

  it("says that a data folder cannot be written", async () => {
    const file = join(freshFolder(), "a-file");
    writeFileSync(file, "");
    const DATA_DIR = join(file, "data");
    const { exit, said } = await unpause(["start"], { env: { DATA_DIR } });
    expect({ exit, said }).toEqual({
      exit: 2,
      said: `The data folder ${DATA_DIR} cannot be written (ENOTDIR). Give this user the right to write there, or set DATA_DIR to another folder.\n`,
    });
  });

  it("leaves a database alone that a newer version made", async () => {
    const DATA_DIR = freshFolder();
    expect(await unpause(["migrate"], { env: { DATA_DIR } })).toMatchObject({
      exit: 0,
      lines: [{ database: "made" }],
    });
    const db = await PGlite.create({ dataDir: join(DATA_DIR, "db") });
    await db.exec(`INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
      VALUES ('1', 'x', now(), '29990101000000_time_travel', 1)`);
    await db.close();

    const { exit, said } = await unpause(["start"], { env: { DATA_DIR, LOG_LEVEL: "silent" } });
    expect({ exit, said }).toEqual({
      exit: 2,
      said: "This database was made by a newer version of Unpause (it has 29990101000000_time_travel). Start that version, or restore a backup from before the update.\n",
    });
    const { exit: sick, lines } = await unpause(["doctor"], { env: { DATA_DIR, PORT: "0" } });
    expect({ sick, lines: lines.filter((line) => !(line as { ok: boolean }).ok) }).toEqual({
      sick: 1,
      lines: [
        {
          check: "database",
          ok: false,
          says: "It was made by a newer version of Unpause (it has 29990101000000_time_travel).",
          mend: "Start that version, or restore a backup from before the update.",
        },
      ],
    });
  });
});

describe("unpause doctor", () => {
  it("says what each thing that is wrong needs, and goes on to the next", async () => {
    const DATA_DIR = join(freshFolder(), "data");
    mkdirSync(DATA_DIR);
    writeFileSync(join(DATA_DIR, "secret-key"), "a key that others can read\n", { mode: 0o644 });
    const env = {
      DATA_DIR,
      PORT: "0",
      GOOGLE_CLIENT_ID: "1",
      GOOGLE_CLIENT_SECRET: "s",
      GOOGLE_TOKEN_URL: "http://127.0.0.1:9/",
    };
    const { exit, lines } = await unpause(["doctor"], { env });
    expect({ exit, checks: lines.map((line) => [(line as Check).check, (line as Check).ok]) }).toEqual({
      exit: 1,
      checks: [
        ["configuration", true],
        ["outbound", true],
        ["data folder", true],
        ["key", false],
        ["disk", true],
        ["database", true],
        ["port", true],
        ["google", false],
      ],
    });
  });
});

type Check = { check: string; ok: boolean };

it("the doctor says where mailboxes may be reached, and who may have what", async () => {
  const outboundOf = async (more: Record<string, string>) => {
    const { lines } = await unpause(["doctor"], { env: { DATA_DIR: freshFolder(), PORT: "0", ...more } });
    return (lines as { check: string; says: string }[]).find(({ check }) => check === "outbound")?.says;
  };
  expect(await outboundOf({})).toEqual(
    "Mail servers at public addresses are reached at ports 25, 465, 587, 2525, 143 and 993; OUTBOUND_ALLOW adds none. Without TLS passwords go to no server (OUTBOUND_PLAINTEXT). Tokens go to their provider's own servers; TOKEN_HOSTS adds none.",
  );
  const listed = {
    OUTBOUND_ALLOW: "10.0.0.0/8, mail.corp.example:1143",
    OUTBOUND_PLAINTEXT: "10.0.0.5",
    TOKEN_HOSTS: "google:gateway.corp.example",
  };
  expect(await outboundOf(listed)).toEqual(
    "Mail servers at public addresses are reached at ports 25, 465, 587, 2525, 143 and 993; OUTBOUND_ALLOW adds 10.0.0.0/8, mail.corp.example:1143. Without TLS passwords go to 10.0.0.5 (OUTBOUND_PLAINTEXT). Tokens go to their provider's own servers; TOKEN_HOSTS adds google:gateway.corp.example.",
  );
});
