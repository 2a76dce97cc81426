import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onEachDatabase } from "../../setup/each-database.ts";
import { alertsGoTo } from "../a-platform.ts";
import { addMailboxes } from "../disconnection/many-mailboxes.ts";
import { openWorld, type World } from "../world.ts";
import { aDay, aRefusal, type Fault, freeMs, live, type Planted } from "./a-day.ts";

/** Hundreds by `npm run days`; ten thousand through the pure functions alone in `tests/core/diagnosis/schedules.test.ts`. */
const DAYS = Number(process.env.UNPAUSE_DAYS ?? 6);
const AT_ONCE = 5;

type Day = { mailboxId: string; faults: Fault[]; planted: Planted | null };

/** A mailbox for each day, every one at a host of its own: they have nothing to do with each other. */
async function mailboxesFor(world: World, days: number): Promise<string[]> {
  const { ctx, workspaceId } = world;
  await alertsGoTo(world, "alerts");
  const ids: string[] = [];
  for (let day = 0; day < days; day++) {
    const host = `mail${day}.test`;
    const changes = { provider: "google", signIn: "app_password", smtpHost: host, imapHost: host } as const;
    const [id = ""] = await addMailboxes(world, `ours${day}.test`, 1, changes);
    await ctx.store.credentials.store(
      id,
      workspaceId,
      { ...ctx.secrets.seal("x", id), refreshAt: null, endsAt: null },
      { after: 0, at: world.clock.time },
    );
    ids.push(id);
  }
  return ids;
}

async function each<Result>(days: Day[], work: (day: Day) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...days];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let day = left.shift(); day !== undefined; day = left.shift()) results.push(await work(day));
    }),
  );
  return results;
}

describe(`${DAYS} random days of a mailbox, through the product's own code`, () =>
  onEachDatabase((database) => {
    it("with nothing but faults that pass raise no alert", { timeout: DAYS * 20_000 }, async () => {
      await using world = await openWorld(database());
      const mailboxIds = await mailboxesFor(world, DAYS);
      const days = fc.sample(aDay, DAYS).map((faults, index) => ({
        mailboxId: mailboxIds[index] ?? "",
        faults,
        planted: null,
      }));
      const ends = await each(days, async ({ mailboxId, faults, planted }) => ({
        faults,
        ...(await live(world, mailboxId, faults, planted)),
      }));
      expect(ends.filter(({ alertsMs }) => alertsMs.length > 0)).toEqual([]);
      const { workspaceId, prisma } = world;
      expect(await prisma.incident.count({ where: { workspaceId } })).toBe(0);
      expect(await prisma.outboxItem.count({ where: { workspaceId } })).toBe(0);
    });

    it("with one real refusal raise one alert: at once where its words mean only that, else within a minute of the provider's answering", {
      timeout: DAYS * 20_000,
    }, async () => {
      await using world = await openWorld(database());
      const mailboxIds = await mailboxesFor(world, DAYS);
      const days = fc.sample(fc.tuple(aDay, aRefusal), DAYS).map(([faults, planted], index) => ({
        mailboxId: mailboxIds[index] ?? "",
        faults,
        planted,
      }));
      const ends = await each(days, async ({ mailboxId, faults, planted }) => ({
        faults,
        planted,
        ...(await live(world, mailboxId, faults, planted)),
      }));
      expect(ends.filter(({ alertsMs }) => alertsMs.length !== 1)).toEqual([]);

      const waits = ends.map(({ faults, planted, alertsMs: [alertMs = 0], firstRefusalMs }) => ({
        refusal: planted?.refusal,
        ms: freeMs(faults, firstRefusalMs ?? 0, alertMs),
      }));
      expect(waits.filter(({ refusal, ms }) => refusal === "unambiguous" && ms > 0)).toEqual([]);
      const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
      expect(sorted[Math.floor(sorted.length * 0.99)]).toBeLessThanOrEqual(60_000);
    });
  }));
