import { expect, it } from "vitest";
import { WAYS } from "../hosts/failing-host.ts";
import { onPglite, onPostgres } from "../setup/each-database.ts";
import { openOutages, type Seen, type Try } from "./outages/open-outages.ts";

/** Tries of each length: two with every test, fifty with `npm run outages`. */
const TRIES = Number(process.env.UNPAUSE_OUTAGES ?? 2);
const IS_LONG = TRIES >= 50;
const LENGTHS_MS = (IS_LONG ? [10, 60, 360, 1_200] : [2, 6, 12]).map((seconds) => seconds * 1_000);
const READ_EVERY_MS = IS_LONG ? 60_000 : 5_000;
const PROMISED_MS = 30_000;
/** Longer than anything may take: what comes later is a failure, and is counted. */
const GRACE_MS = 5 * 60_000;

(IS_LONG ? onPostgres : onPglite)((database) => {
  it("sends again within half a minute after its provider was down, asks it rarely in that time, and alerts nobody", {
    timeout: Math.max(...LENGTHS_MS) + GRACE_MS + 10 * 60_000,
  }, async () => {
    const tries: Try[] = LENGTHS_MS.flatMap((lastsMs, length) =>
      Array.from({ length: TRIES * (IS_LONG ? 1 : 3) }, (_, number) => ({
        way: WAYS[(number + length) % WAYS.length] ?? "closed",
        fromMs: number * (IS_LONG ? 1_300 : 300),
        lastsMs,
        mailboxes: number % 10 === 9 ? 3 : 1,
      })),
    );
    await using outages = await openOutages(database(), tries, { readEveryMs: READ_EVERY_MS });
    const seen = await Promise.all(tries.map((_, number) => outages.undergo(number, GRACE_MS)));
    const { workspaceId } = outages.world;
    for (const lastsMs of LENGTHS_MS)
      say(
        lastsMs,
        seen.filter((each) => each.lastsMs === lastsMs),
      );

    for (const lastsMs of LENGTHS_MS) {
      const late = seen.filter((each) => each.lastsMs === lastsMs && answerToText(each) > PROMISED_MS);
      expect(late.length).toBeLessThanOrEqual(seen.length * (0.05 / LENGTHS_MS.length));
    }
    const askedTooOften = seen.filter(
      ({ signInsWhileDown, lastsMs }) => signInsWhileDown > Math.max(2, lastsMs / 1_000),
    );
    expect(askedTooOften).toEqual([]);
    const { prisma } = database();
    expect(await prisma.incident.count({ where: { workspaceId } })).toBe(0);
    expect(await prisma.outboxItem.count({ where: { workspaceId } })).toBe(0);
    expect(await prisma.mailbox.count({ where: { workspaceId, state: "disconnected" } })).toBe(0);
    expect(outages.faults).toEqual([]);
  });
});

const answerToText = ({ afterAnswerMs }: Seen) => afterAnswerMs ?? Number.POSITIVE_INFINITY;
const waitOf = ({ afterReturnMs }: Seen) => afterReturnMs ?? Number.POSITIVE_INFINITY;

function say(lastsMs: number, seen: Seen[]): void {
  const of = (values: number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? null;
  const inSeconds = (ms: number | null) => (ms === null ? null : Math.round(ms / 100) / 10);
  const waits = seen.map(waitOf);
  const afterAnswer = seen.map(answerToText);
  const figures = {
    downSeconds: lastsMs / 1_000,
    tries: seen.length,
    within30sOfFirstGoodAnswer: afterAnswer.filter((wait) => wait <= PROMISED_MS).length,
    within30sOfReturn: waits.filter((wait) => wait <= PROMISED_MS).length,
    afterReturn: [0.5, 0.95, 1].map((share) => inSeconds(of(waits, share))),
    afterFirstGoodAnswer: [0.5, 0.95, 1].map((share) => inSeconds(of(afterAnswer, share))),
    mostSignInsWhileDown: Math.max(...seen.map(({ signInsWhileDown }) => signInsWhileDown)),
    mostSignInsInASecond: Math.max(...seen.map(({ mostInASecond }) => mostInASecond)),
    slowest: seen
      .toSorted((a, b) => waitOf(b) - waitOf(a))
      .slice(0, 3)
      .map(({ way, afterReturnMs }) => `${way} ${inSeconds(afterReturnMs)}`),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
