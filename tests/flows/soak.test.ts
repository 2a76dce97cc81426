import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { goOnWithout } from "../../src/core/reconnect/go-on-without.ts";
import { lose, prove } from "../core/disconnection/lost-mailbox.ts";
import type { FolderAnswer, ScriptedFolder, ScriptedMail } from "../hosts/scripted-imap.ts";
import { onPglite } from "../setup/each-database.ts";
import { addCampaign, addEnrolment, messageIdOfStep } from "../setup/rows.ts";
import { HOSTILE, optOut, reply, type Writer } from "./soak/hostile-mail.ts";
import { openSoak, type Soak } from "./soak/open-soak.ts";

/** Minutes of mail: half a minute with every test, an hour with `npm run soak`. */
const MINUTES = Number(process.env.UNPAUSE_SOAK_MINUTES ?? 0.5);
const IS_LONG = MINUTES >= 10;
const SOAK = IS_LONG
  ? {
      mailEveryMs: 2_000,
      readEveryMs: 60_000,
      silenceMs: 80_000,
      breakEveryMs: 5 * 60_000,
      oddEveryMs: 4 * 60_000,
    }
  : { mailEveryMs: 200, readEveryMs: 3_000, silenceMs: 2_000, breakEveryMs: 8_000, oddEveryMs: 6_000 };
const MAILBOXES = 4;
const LATEST_MS = 2 * 60_000;
/** Longer than a reconnect waits for a folder, and than what is still in hand takes. */
const END_MS = IS_LONG ? 25 * 60_000 : 60_000;

type Sent = { kind: "reply" | "opt-out"; email: string; at: number; seenAt: number | null };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

onPglite((database) => {
  it("reads every other mail when one in twenty is hostile, applies opt-outs soon, and ends every reconnect", {
    timeout: MINUTES * 60_000 + END_MS + 5 * 60_000,
  }, async () => {
    await using soak = await openSoak(database(), { mailboxes: MAILBOXES, ...SOAK });
    const { workspaceId } = soak.world;
    const campaignId = await addCampaign(database().prisma, workspaceId);
    soak.hosts.forEach((host, at) => {
      host.folders.splice(0, host.folders.length, ...foldersOf(at));
    });
    // Every folder is known before one of them turns odd.
    await waitFor(async () => (await readOnce(soak)) === MAILBOXES);

    const sent: Sent[] = [];
    const hostile = new Map<string, number>();
    const reconnects: string[] = [];
    const began = performance.now();
    const elapsed = () => performance.now() - began;
    let nextBreak = SOAK.breakEveryMs;
    let nextOdd = SOAK.oddEveryMs;
    let pressed = 0;
    const unfetchable = () =>
      [...hostile].reduce((sum, [what, count]) => sum + (what.startsWith("answered") ? count : 0), 0);
    for (let number = 0; elapsed() < MINUTES * 60_000; number++) {
      await sleep(Math.max(0, number * SOAK.mailEveryMs - elapsed()));
      const mailboxId = soak.world.mailboxIds[number % MAILBOXES] ?? "";
      const writer = await aWriter({ workspaceId, campaignId, mailboxId });
      const folders = soak.hosts[number % MAILBOXES]?.folders ?? [];
      if (number % 20 === 7) {
        const kind = HOSTILE[Math.floor(number / 20) % HOSTILE.length] ?? HOSTILE[0];
        if (!kind) throw new Error("no hostile mail");
        arrive(folders[0], kind.make(writer));
        hostile.set(kind.what, (hostile.get(kind.what) ?? 0) + 1);
      } else {
        const isOptOut = number % 4 === 0;
        arrive(folders[number % 10 === 9 && !isOptOut ? 1 : 0], { raw: (isOptOut ? optOut : reply)(writer) });
        const kind = isOptOut ? "opt-out" : "reply";
        sent.push({ kind, email: writer.email, at: elapsed(), seenAt: null });
      }
      await see(soak, sent, elapsed());
      pressed += await answerQuestions(soak, reconnects);
      if (elapsed() >= nextOdd) {
        turnOdd(soak, nextOdd / SOAK.oddEveryMs);
        nextOdd += SOAK.oddEveryMs;
      }
      if (elapsed() >= nextBreak) {
        const lostId = soak.world.mailboxIds[(nextBreak / SOAK.breakEveryMs) % MAILBOXES] ?? "";
        const reconnectId = await breakAndReconnect(soak, lostId);
        if (reconnectId !== null) reconnects.push(reconnectId);
        nextBreak += SOAK.breakEveryMs;
      }
    }

    for (const host of soak.hosts) makeWell(host.folders[1]);
    const isOver = async () => {
      await see(soak, sent, elapsed());
      pressed += await answerQuestions(soak, reconnects);
      if ((await allAside(soak)) < unfetchable()) return false;
      return sent.every(({ seenAt }) => seenAt !== null) && (await openReconnects(soak, reconnects)) === 0;
    };
    await waitFor(isOver, END_MS).catch(() => {});
    const waits = sent
      .filter(({ kind }) => kind === "opt-out")
      .map(({ at, seenAt }) => (seenAt ?? Infinity) - at);
    const setAside = await allAside(soak);
    const ends = await database().prisma.reconnect.groupBy({
      by: ["state"],
      where: { id: { in: reconnects } },
      _count: true,
    });
    say({
      minutes: MINUTES,
      mails: sent.length + [...hostile.values()].reduce((sum, count) => sum + count, 0),
      hostile: Object.fromEntries(hostile),
      ordinary: sent.length,
      ordinaryRead: sent.filter(({ seenAt }) => seenAt !== null).length,
      optOuts: waits.length,
      optOutLatestSeconds: Math.round(Math.max(0, ...waits) / 1_000),
      optOutMedianSeconds: Math.round((waits.toSorted((a, b) => a - b)[waits.length >> 1] ?? 0) / 1_000),
      setAside,
      wentOnWithoutFolder: pressed,
      reconnects: Object.fromEntries(ends.map(({ state, _count }) => [state, _count])),
      faults: soak.faults,
      memoryMb: Math.round(process.memoryUsage().rss / 1e6),
    });
    expect(sent.filter(({ seenAt }) => seenAt === null)).toEqual([]);
    expect(Math.max(0, ...waits)).toBeLessThan(LATEST_MS);
    expect(ends).toEqual([{ state: "resumed", _count: reconnects.length }]);
    expect(setAside).toBe(unfetchable());
    expect(await soak.ctx.store.jobTroubles.open(1, 10)).toEqual([]);
    expect(soak.faults).toEqual([]);
  });

  async function aWriter(at: {
    workspaceId: string;
    campaignId: string;
    mailboxId: string;
  }): Promise<Writer> {
    const id = randomUUID();
    const email = `lead-${id}@leads.test`;
    const enrolmentId = await addEnrolment(database().prisma, at, { email });
    return { id, email, answers: messageIdOfStep(enrolmentId, 1) };
  }

  const readOnce = (soak: Soak) =>
    database().prisma.mailbox.count({ where: { id: { in: soak.world.mailboxIds }, readAt: { not: null } } });

  /** Marks what has had its effect by now. */
  async function see(soak: Soak, sent: Sent[], now: number): Promise<void> {
    const waiting = new Map(sent.filter(({ seenAt }) => seenAt === null).map((each) => [each.email, each]));
    if (waiting.size === 0) return;
    const { workspaceId } = soak.world;
    const ended = await database().prisma.enrolment.findMany({
      where: { workspaceId, state: "stopped", lead: { email: { in: [...waiting.keys()] } } },
      select: { stopReason: true, lead: { select: { email: true } } },
    });
    for (const { stopReason, lead } of ended) {
      const each = waiting.get(lead.email);
      if (each?.kind === (stopReason === "opted_out" ? "opt-out" : "reply")) each.seenAt = now;
    }
  }

  /** The sign-in is lost, and its owner enters the new password at once. null: it is lost already. */
  async function breakAndReconnect(soak: Soak, mailboxId: string): Promise<string | null> {
    const mailbox = await soak.ctx.store.mailboxes.get(mailboxId);
    if (mailbox === null || mailbox.state.kind === "disconnected") return null;
    const world = { ...soak.world, mailboxId, clock: { ...soak.world.clock, time: soak.ctx.clock.now() } };
    const reconnectId = await prove(world, await lose(world, mailboxId));
    await soak.ctx.wake("finish-reconnect", reconnectId);
    return reconnectId;
  }

  const openReconnects = (_: Soak, ids: string[]) =>
    database().prisma.reconnect.count({ where: { id: { in: ids }, endedAt: null } });

  /** Of what could not be fetched. An answer from no address is set aside, too. */
  const allAside = (soak: Soak) =>
    database().prisma.setAsideMail.count({
      where: { mailboxId: { in: soak.world.mailboxIds }, why: { not: "no_author" } },
    });

  /** Ben presses as soon as he is asked. @returns how often he was */
  async function answerQuestions(soak: Soak, ids: string[]): Promise<number> {
    let pressed = 0;
    const open = await database().prisma.reconnect.findMany({ where: { id: { in: ids }, endedAt: null } });
    for (const { id } of open) {
      const { kind } = await goOnWithout(soak.ctx, { reconnectId: id, memberId: soak.world.members.ben });
      if (kind === "goes-on") pressed += 1;
    }
    return pressed;
  }
});

/** One numbers its mails above 2³¹, one names no UIDVALIDITY, one no UIDNEXT. */
function foldersOf(at: number): ScriptedFolder[] {
  const quirk: Partial<ScriptedFolder> = [{}, {}, { uidValidity: null }, { uidNext: null }][at] ?? {};
  const first = at === 1 ? 3_000_000_000 : 1;
  return ["INBOX", "Sales"].map((path) => ({
    path,
    mails: [{ uid: first, raw: "From: news@shop.test\r\nSubject: Welcome\r\n\r\nWelcome.\r\n" }],
    ...quirk,
  }));
}

function arrive(folder: ScriptedFolder | undefined, mail: Omit<ScriptedMail, "uid">): void {
  folder?.mails.push({ uid: (folder.mails.at(-1)?.uid ?? 0) + 1, ...mail });
}

const ODD: [keyof Pick<ScriptedFolder, "examine" | "status" | "search">, FolderAnswer][] = [
  ["examine", "NO Mailbox is corrupt"],
  ["search", "BAD Command unknown"],
  ["status", "NO Server error"],
  ["examine", "BAD Internal error"],
  ["search", "cut"],
  ["examine", "cut"],
  ["status", "BAD Command unknown"],
  ["examine", "silent"],
];

/** The second folder of one mailbox turns odd; the one before is well again. That of the last mailbox stays bad for good. */
function turnOdd(soak: Soak, turn: number): void {
  const others = soak.hosts.slice(0, -1);
  makeWell(others[(turn - 1) % others.length]?.folders[1]);
  const folder = others[turn % others.length]?.folders[1];
  const last = soak.hosts.at(-1)?.folders[1];
  if (last) last.examine = "NO Mailbox is corrupt";
  const [step, answer] = ODD[turn % ODD.length] ?? ["examine", "NO"];
  if (folder) folder[step] = answer;
}

function makeWell(folder: ScriptedFolder | undefined): void {
  if (folder === undefined) return;
  delete folder.examine;
  delete folder.search;
  delete folder.status;
}

async function waitFor(isSo: () => Promise<boolean>, ms = 60_000): Promise<void> {
  for (const until = performance.now() + ms; !(await isSo()); await sleep(250)) {
    if (performance.now() > until) throw new Error("It did not come to that in time.");
  }
}

const say = (figures: object) => process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
