import { expect, it } from "vitest";
import { verifyReceipts } from "../../../src/core/receipt/receipt-chain.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { reconnectMailbox } from "../../../src/core/reconnect/reconnect-mailbox.ts";
import { troubleOf } from "../../../src/core/trouble/trouble-of.ts";
import type { SupportContext } from "../../../src/support/support-rooms.ts";
import { onPglite } from "../../setup/each-database.ts";
import { linkFor, lose, rawMail, stepOne } from "../disconnection/lost-mailbox.ts";
import { aCampaign, openWorld, type World } from "../world.ts";

/** Longer than the lease of a worker that did not come to its end. */
const LEASE_MS = 4 * 60_000;

/** The world's context, in which the disk is full from the `last`-th question to the database on. */
function fullFrom({ ctx, prisma }: World, last: number) {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    if (asked === last) await prisma.$executeRawUnsafe("SET default_transaction_read_only = on");
  };
  const counting = <Room extends object>(room: Room): Room =>
    new Proxy(room, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== "function") return found;
        return async (...args: unknown[]) => {
          await ask();
          return Reflect.apply(found, target, args);
        };
      },
    });
  const { transaction, ...rooms } = ctx.store;
  const store = {
    ...Object.fromEntries(Object.entries(rooms).map(([name, room]) => [name, counting(room)])),
    transaction: async (...args: Parameters<typeof transaction>) => {
      await ask();
      return transaction(...args);
    },
  } as World["ctx"]["store"];
  return {
    ctx: { ...ctx, store },
    isFull: () => asked >= last,
    free: () => prisma.$executeRawUnsafe("SET default_transaction_read_only = off"),
  };
}

onPglite((database) => {
  it("a disk that fills at any moment of a reconnect loses nothing, and the reconnect goes on from there", async () => {
    await using world = await openWorld(database());
    const { ctx, clock, provider, members, workspaceId, mailboxId, prisma } = world;
    const campaignId = await aCampaign(world, { leads: 4 });
    const answered = await stepOne(world, campaignId, "accepted");
    const wentOut = await stepOne(world, campaignId, "transmitting");
    const lost = await lose(world);
    const from = { From: answered.email, To: "sales@ours.test", "In-Reply-To": `<${answered.messageId}>` };
    provider.deliver("sales@ours.test", rawMail(from));
    provider.deliver("sales@ours.test", rawMail({ "Message-ID": `<${wentOut.messageId}>` }), "Sent");
    const token = await linkFor(world, lost);
    const typed = { token, memberId: members.ben, address: lost.address, secret: lost.password };

    /** Tries with a disk that fills later each time, until a try comes to its end before. @returns what it gave, and how many failed */
    const untilItGoes = async <T>(waitMs: number, work: (ctx: SupportContext) => Promise<T>) => {
      let failed = 0;
      for (let last = 1; ; last++) {
        const disk = fullFrom(world, last);
        try {
          const result = await work(disk.ctx);
          if (!disk.isFull()) return { result, failed };
        } catch (error) {
          if (troubleOf(error)?.kind !== "read-only") throw error;
          failed += 1;
        } finally {
          await disk.free();
        }
        clock.time = new Date(clock.time.getTime() + waitMs);
        const { state } = (await ctx.store.mailboxes.get(mailboxId)) ?? {};
        if (state?.kind === "connected") return { result: null, failed };
        expect(await ctx.store.credentials.get(mailboxId)).toMatchObject({ version: 1 });
      }
    };

    const proven = await untilItGoes(1_000, (full) => reconnectMailbox(full, typed));
    expect(proven.result).toMatchObject({ kind: "proven" });
    const reconnect = await ctx.store.reconnects.open(mailboxId);
    expect(proven.failed).toBeGreaterThan(0);
    const finished = await untilItGoes(LEASE_MS, (full) => finishReconnect(full, reconnect?.id ?? ""));
    expect(finished.failed).toBeGreaterThan(5);

    expect((await ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "connected" });
    expect(await ctx.store.credentials.get(mailboxId)).toMatchObject({ version: 2 });
    const enrolments = await prisma.enrolment.findMany({
      where: { campaignId },
      orderBy: { dueAt: "asc" },
      select: { state: true, stopReason: true, nextStep: true },
    });
    expect(enrolments).toHaveLength(4);
    expect(enrolments.filter(({ stopReason }) => stopReason === "replied")).toHaveLength(1);
    expect(enrolments.filter(({ state, nextStep }) => state === "active" && nextStep === 1)).toHaveLength(2);
    expect((await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })).state).toBe("running");
    expect(await verifyReceipts(ctx, workspaceId)).toEqual({ kind: "whole", receipts: 1 });
  });
});
