import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/io/db/open-database.ts";

describe("the data folder", () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "unpause-lock-"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it("is refused to a second process, which says who has it, and nothing acknowledged is lost when the first is killed", async () => {
    const first = startCommitter(dataDir);
    await told(first, "open");
    await told(first, "committed");

    const second = startCommitter(dataDir);
    expect(await told(second, "refused")).toEqual({
      kind: "refused",
      why: expect.stringMatching(
        new RegExp(`^The data folder ${dataDir} is in use by process ${first.pid} on .*\\.$`),
      ),
    });
    await once(second, "exit");

    const acknowledged = await killAfter(first, 50);
    await using database = await opened(dataDir);
    const names = new Set(
      (await database.prisma.workspace.findMany({ select: { name: true } })).map(({ name }) => name),
    );
    const lost = Array.from({ length: acknowledged }, (_, n) => `Workspace ${n + 1}`).filter(
      (name) => !names.has(name),
    );
    expect(lost).toEqual([]);
  });

  it("is free again as soon as its process is gone, however it went", async () => {
    for (let round = 0; round < 3; round++) {
      const process = startCommitter(dataDir);
      await told(process, "open");
      await killAfter(process, 1);
    }
    await using database = await opened(dataDir);
    expect(await database.prisma.workspace.count()).toBeGreaterThanOrEqual(3);
  });

  it("that belongs to a newer version is refused, and stays as it is", async () => {
    {
      await using database = await opened(dataDir);
      await database.prisma.$executeRaw`
        INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('x', 'y', now(), '29990101000000_future')`;
    }
    expect(await openDatabase({ kind: "embedded", dataDir })).toEqual({
      kind: "refused",
      why: "This database was made by a newer version of Unpause (it has 29990101000000_future). Start that version, or restore a backup from before the update.",
    });
  });

  it("that is a file is refused in words", async () => {
    expect(await openDatabase({ kind: "embedded", dataDir: fileURLToPath(import.meta.url) })).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("cannot be written"),
    });
  });
});

function startCommitter(dataDir: string): ChildProcess {
  const script = fileURLToPath(new URL("../../hosts/committer-process.ts", import.meta.url));
  return fork(script, [dataDir], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

async function told(child: ChildProcess, kind: string): Promise<{ kind: string; n?: number }> {
  for (;;) {
    const [message] = await once(child, "message");
    if (message.kind === kind) return message;
  }
}

/** @returns the last commit that was acknowledged before the kill */
async function killAfter(child: ChildProcess, more: number): Promise<number> {
  let last = 0;
  let heard = 0;
  await new Promise<void>((enough) => {
    child.on("message", (message: { kind: string; n?: number }) => {
      last = message.n ?? last;
      if (++heard >= more) enough();
    });
  });
  child.kill("SIGKILL");
  await once(child, "exit");
  return last;
}

async function opened(dataDir: string) {
  const result = await openDatabase({ kind: "embedded", dataDir });
  if (result.kind === "refused") throw new Error(result.why);
  return result.database;
}
