import { expect, it } from "vitest";
import { appendRows } from "../../../src/core/audit/append-rows.ts";
import type { AuditEvent } from "../../../src/core/audit/audit-event.ts";
import { macOf } from "../../../src/core/audit/chain.ts";
import { purgeAudit } from "../../../src/core/audit/purge-audit.ts";
import { verifyAudit } from "../../../src/core/audit/verify-audit.ts";
import { commit } from "../../../src/core/commit.ts";
import type { Prisma, PrismaClient } from "../../../src/io/db/generated/client.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { hmacSigning } from "../../../src/io/secrets/hmac-signing.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld, type World } from "../world.ts";

const links = (world: World, count: number): AuditEvent[] =>
  Array.from({ length: count }, () => ({
    kind: "sign-in-link-made",
    workspaceId: world.workspaceId,
    memberId: world.members.ann,
    data: { forId: world.members.ben },
  }));

/** A chain that ends with five rows of this world's. @returns the number of the first of them */
async function fiveRows(world: World): Promise<number> {
  await commit(world.ctx, null, async (tx) => links(world, 5).forEach(tx.note));
  const last = await world.ctx.store.audit.last();
  return (last?.number ?? 0) - 4;
}

/** Does something to the database as somebody who has it for themselves, looks at what came of it, and takes it back. */
async function tampering<T>(
  world: World,
  tamper: (tx: Prisma.TransactionClient) => Promise<unknown>,
  look: (ctx: World["ctx"]) => Promise<T>,
): Promise<T> {
  const seen: T[] = [];
  const enough = new Error("seen");
  await world.prisma
    .$transaction(async (tx) => {
      await tx.$executeRaw`ALTER TABLE audit_row DISABLE TRIGGER USER`;
      await tamper(tx);
      seen.push(await look({ ...world.ctx, store: openStore(tx as PrismaClient) }));
      throw enough;
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error;
    });
  return seen[0] as T;
}

onEachDatabase((database) => {
  it("a log that nobody touched is whole, and says where it ends", async () => {
    await using world = await openWorld(database());
    const first = await fiveRows(world);
    const last = await world.ctx.store.audit.last();
    expect(await verifyAudit(world.ctx)).toEqual({
      kind: "whole",
      first: ((await world.ctx.store.audit.mark("purged"))?.number ?? 0) + 1,
      end: { number: first + 4, hash: last?.hash },
    });
  });

  type Tx = Prisma.TransactionClient;
  const edits: [string, (tx: Tx, number: number) => Promise<unknown>][] = [
    ["kind", (tx, number) => tx.auditRow.update({ where: { number }, data: { kind: "signed-out" } })],
    ["member", (tx, number) => tx.auditRow.update({ where: { number }, data: { memberId: null } })],
    ["workspace", (tx, number) => tx.auditRow.update({ where: { number }, data: { workspaceId: null } })],
    ["surface", (tx, number) => tx.auditRow.update({ where: { number }, data: { surface: "web" } })],
    ["data", (tx, number) => tx.auditRow.update({ where: { number }, data: { data: {} } })],
    ["moment", (tx, number) => tx.auditRow.update({ where: { number }, data: { at: new Date(0) } })],
    ["hash", (tx, number) => tx.auditRow.update({ where: { number }, data: { hash: "0".repeat(64) } })],
  ];
  it.each(edits)("finds a row with another %s", async (_, edit) => {
    await using world = await openWorld(database());
    const first = await fiveRows(world);
    const state = await tampering(world, (tx) => edit(tx, first + 2), verifyAudit);
    expect(state).toEqual({ kind: "broken", at: first + 2, why: "row-changed" });
  });

  it("finds a row with a rule that this program does not know", async () => {
    await using world = await openWorld(database());
    const number = await fiveRows(world);
    const newer = (tx: Tx) => tx.auditRow.update({ where: { number }, data: { hashVersion: 7 } });
    expect(await tampering(world, newer, verifyAudit)).toEqual({
      kind: "broken",
      at: number,
      why: "unknown-version",
    });
  });

  it.each([
    ["in the middle", 2],
    ["at the end", 4],
  ])("finds that a row %s was removed", async (_, which) => {
    await using world = await openWorld(database());
    const number = (await fiveRows(world)) + which;
    const remove = (tx: Tx) => tx.auditRow.delete({ where: { number } });
    expect(await tampering(world, remove, verifyAudit)).toEqual({
      kind: "broken",
      at: number,
      why: "row-missing",
    });
  });

  it("finds that the end was cut off and the mark of the end moved", async () => {
    await using world = await openWorld(database());
    const first = await fiveRows(world);
    const cut = async (tx: Tx) => {
      await tx.auditRow.deleteMany({ where: { number: { gt: first + 2 } } });
      const { hash } = await tx.auditRow.findUniqueOrThrow({ where: { number: first + 2 } });
      await tx.chainMark.update({ where: { kind: "head" }, data: { number: first + 2, hash } });
    };
    expect(await tampering(world, cut, verifyAudit)).toEqual({
      kind: "broken",
      at: first + 2,
      why: "end-changed",
    });
  });

  it("finds that the end was cut off before the next row was appended", async () => {
    await using world = await openWorld(database());
    const first = await fiveRows(world);
    const cut = async (tx: Tx) => {
      await tx.auditRow.deleteMany({ where: { number: { gt: first + 2 } } });
      const { hash } = await tx.auditRow.findUniqueOrThrow({ where: { number: first + 2 } });
      await tx.chainMark.update({ where: { kind: "head" }, data: { number: first + 2, hash } });
    };
    const goOn = async (ctx: World["ctx"]) => {
      await appendRows(ctx, ctx.store, links(world, 1));
      return { state: await verifyAudit(ctx), last: await ctx.store.audit.last() };
    };
    const { state, last } = await tampering(world, cut, goOn);
    expect(state).toEqual({ kind: "broken", at: first + 3, why: "was-broken" });
    expect(last?.number).toEqual(first + 4);
  });

  it("finds that the whole log was removed with its mark, by a place noted elsewhere", async () => {
    await using world = await openWorld(database());
    const number = await fiveRows(world);
    const noted = await world.prisma.auditRow.findUniqueOrThrow({ where: { number } });
    const wipe = async (tx: Tx) => {
      await tx.auditRow.deleteMany();
      await tx.chainMark.deleteMany();
    };
    const look = (ctx: World["ctx"]) => verifyAudit(ctx, noted);
    expect(await tampering(world, wipe, look)).toEqual({ kind: "broken", at: number, why: "not-as-noted" });
    expect((await verifyAudit(world.ctx, noted)).kind).toEqual("whole");
  });

  it("finds that two rows changed places", async () => {
    await using world = await openWorld(database());
    const first = await fiveRows(world);
    const swap = async (tx: Tx) => {
      await tx.$executeRaw`UPDATE audit_row SET number = -number WHERE number IN (${first + 1}, ${first + 2})`;
      await tx.$executeRaw`UPDATE audit_row SET number = ${first + 1} WHERE number = ${-first - 2}`;
      await tx.$executeRaw`UPDATE audit_row SET number = ${first + 2} WHERE number = ${-first - 1}`;
    };
    expect(await tampering(world, swap, verifyAudit)).toEqual({
      kind: "broken",
      at: first + 1,
      why: "row-changed",
    });
  });

  it("finds a row that was put behind the end", async () => {
    await using world = await openWorld(database());
    const first = await fiveRows(world);
    const forge = async (tx: Tx) => {
      const row = await tx.auditRow.findUniqueOrThrow({ where: { number: first + 4 } });
      await tx.auditRow.create({ data: { ...row, data: {}, number: first + 5 } });
    };
    expect(await tampering(world, forge, verifyAudit)).toEqual({
      kind: "broken",
      at: first + 5,
      why: "end-changed",
    });
  });

  it("finds a chain that was made anew with another key", async () => {
    await using world = await openWorld(database());
    const first = await fiveRows(world);
    const forge = async (tx: Tx) => {
      const ctx = { ...world.ctx, signing: hmacSigning(Buffer.from("a key of somebody else")) };
      await tx.auditRow.deleteMany();
      await tx.chainMark.deleteMany();
      await appendRows(ctx, openStore(tx as PrismaClient), links(world, first + 4));
    };
    const state = await tampering(world, forge, verifyAudit);
    expect(state).toEqual({ kind: "broken", at: first + 4, why: "end-changed" });
  });

  it("finds that its beginning was removed with a mark that pretends a purge", async () => {
    await using world = await openWorld(database());
    const first = await fiveRows(world);
    const forge = async (tx: Tx) => {
      const { number, hash, at } = await tx.auditRow.findUniqueOrThrow({ where: { number: first } });
      await tx.auditRow.deleteMany({ where: { number: { lte: first } } });
      const mark = { kind: "purged" as const, number, hash, at };
      const mac = macOf(hmacSigning(Buffer.from("a key of somebody else")), mark);
      await tx.chainMark.create({ data: { ...mark, mac } });
    };
    expect(await tampering(world, forge, verifyAudit)).toEqual({
      kind: "broken",
      at: first,
      why: "beginning-changed",
    });
  });

  it("a purge keeps what is younger, and the rest is a whole chain behind a signed mark", async () => {
    await using world = await openWorld(database());
    await fiveRows(world);
    world.clock.time = new Date("2027-06-01T00:00:00Z");
    const first = await fiveRows(world);
    // A clock that went back for a moment: it stands behind a row that is young.
    world.clock.time = new Date("2026-02-01T00:00:00Z");
    await fiveRows(world);
    world.clock.time = new Date("2027-06-30T00:00:00Z");
    const removed = await purgeAudit(world.ctx, 365);
    expect(removed).toBeGreaterThan(0);
    const last = await world.ctx.store.audit.last();
    expect(last).toMatchObject({ kind: "audit-purged", data: { upTo: first - 1, rows: removed } });
    expect(await verifyAudit(world.ctx)).toMatchObject({ kind: "whole", first });
    expect(await purgeAudit(world.ctx, 365)).toEqual(0);

    const removeMark = (tx: Tx) => tx.chainMark.delete({ where: { kind: "purged" } });
    expect(await tampering(world, removeMark, verifyAudit)).toEqual({
      kind: "broken",
      at: 1,
      why: "row-missing",
    });
    const removeMore = (tx: Tx) => tx.auditRow.delete({ where: { number: first } });
    expect(await tampering(world, removeMore, verifyAudit)).toEqual({
      kind: "broken",
      at: first,
      why: "row-missing",
    });
  });

  it("a purge never removes the newest row, however old it is", async () => {
    await using world = await openWorld(database());
    await fiveRows(world);
    world.clock.time = new Date("2099-01-01T00:00:00Z");
    const before = await world.ctx.store.audit.last();
    await purgeAudit(world.ctx, 30);
    const rows = await world.ctx.store.audit.chain(0, 10);
    expect(rows.map(({ number }) => number)).toEqual([before?.number, (before?.number ?? 0) + 1]);
    expect((await verifyAudit(world.ctx)).kind).toEqual("whole");
  });

  it("the database itself refuses to change a row, to remove one, and to empty the log", async () => {
    await using world = await openWorld(database());
    const number = await fiveRows(world);
    const { prisma } = world;
    const refused = /audit log is append-only/;
    await expect(prisma.auditRow.update({ where: { number }, data: { kind: "signed-out" } })).rejects.toThrow(
      refused,
    );
    await expect(prisma.auditRow.delete({ where: { number } })).rejects.toThrow(refused);
    await expect(prisma.$executeRaw`TRUNCATE audit_row`).rejects.toThrow(refused);
  });

  it("a row is written with what it tells of, or neither is; and a log line follows only what was written", async () => {
    await using world = await openWorld(database());
    await fiveRows(world);
    const before = await world.ctx.store.audit.last();
    const said: string[] = [];
    const log = { ...world.ctx.log, event: (name: string) => void said.push(name) };
    const ctx = { ...world.ctx, log };
    const undone = commit(ctx, null, async (tx) => {
      await tx.members.add(
        world.workspaceId,
        { name: "Dora", email: "dora@acme.test", role: "member" },
        world.clock.now(),
      );
      links(world, 1).forEach(tx.note);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await world.ctx.store.audit.last()).toEqual(before);
    expect(said).toEqual([]);
    await commit(ctx, null, async (tx) => links(world, 1).forEach(tx.note));
    expect(said).toEqual(["security.sign-in-link-made"]);
  });

  it("rows that are appended at the same moment stand one behind the other", async () => {
    await using world = await openWorld(database());
    await Promise.all(
      Array.from({ length: 20 }, () =>
        commit(world.ctx, null, async (tx) => links(world, 2).forEach(tx.note)),
      ),
    );
    expect((await verifyAudit(world.ctx)).kind).toEqual("whole");
  });
});
