import { describe, expect, it } from "vitest";
import { handleFailure } from "../../../src/core/disconnection/handle-failure.ts";
import { noteHostAnswers } from "../../../src/core/disconnection/note-answers.ts";
import { readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import { probeNow } from "../../../src/core/recovery/probe-now.ts";
import { probeWhenDue } from "../../../src/core/recovery/probe-when-due.ts";
import { startScriptedSmtp } from "../../hosts/scripted-smtp.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { MONDAY, openWorld, REFUSED, type World } from "../world.ts";

const UNREACHABLE = Object.assign(new Error("connect ECONNREFUSED"), {
  code: "ESOCKET",
  originalCode: "ECONNREFUSED",
});
const THROTTLED = Object.assign(new Error("421"), {
  code: "EPROTOCOL",
  responseCode: 421,
  response: "421 4.7.0 Too many connections, try again in 10 minutes",
  command: "CONN",
});

const seconds = (n: number) => new Date(MONDAY.getTime() + n * 1000);
const after = (from: Date, n: number) => new Date(from.getTime() + n * 1000);

describe("a mailbox that waits for its host", () =>
  onEachDatabase((database) => {
    /** Mailboxes at an SMTP host that is down, and a sandbox's IMAP that is not. Answers of hosts are noted. */
    async function openDown(mailboxes: number) {
      await using opening = new AsyncDisposableStack();
      const addresses = Array.from({ length: mailboxes }, (_, at) => `box${at}@ours.test`);
      const world = opening.use(await openWorld(database(), addresses));
      const host = opening.use(await startScriptedSmtp());
      host.at("greeting", "cut");
      await database().prisma.mailbox.updateMany({
        where: { workspaceId: world.workspaceId },
        data: { smtpHost: host.host, smtpPort: host.port },
      });
      const heard = new Set<string>();
      const mail = noteHostAnswers(world.ctx.mail, (each) => heard.add(each));
      const running = opening.move();
      return {
        ...world,
        ctx: { ...world.ctx, mail },
        host,
        heard,
        name: `smtp://${host.host}:${host.port}`,
        [Symbol.asyncDispose]: () => running.disposeAsync(),
      };
    }
    type Down = Awaited<ReturnType<typeof openDown>>;

    const fail = ({ ctx, clock }: World, mailboxId: string, error: unknown, leg: "smtp" | "imap" = "smtp") =>
      handleFailure(ctx, { mailboxId, leg, probe: false, error, at: clock.time });
    const stateOf = async ({ ctx }: World, mailboxId: string) =>
      (await ctx.store.mailboxes.get(mailboxId))?.state;
    const untilOf = async (world: World, mailboxId: string) => {
      const state = await stateOf(world, mailboxId);
      return state?.kind === "held" ? state.until : null;
    };
    const untilsOf = (world: World) => Promise.all(world.mailboxIds.map((id) => untilOf(world, id)));
    /** The probe whose time has come, at its time. */
    async function probeNext(world: Down): Promise<Date> {
      const times = (await untilsOf(world)).map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY);
      const next = Math.min(...times);
      world.clock.time = new Date(next);
      await probeWhenDue(world.ctx, world.mailboxIds[times.indexOf(next)] ?? "");
      return world.clock.time;
    }

    it("waits no longer because readings fail in that time, and is probed every quarter of a minute", async () => {
      await using world = await openDown(1);
      const { mailboxId } = world;
      await fail(world, mailboxId, UNREACHABLE);
      for (const moment of [1, 2, 3, 4]) {
        world.clock.time = seconds(moment);
        await fail(world, mailboxId, UNREACHABLE, "imap");
        await fail(world, mailboxId, UNREACHABLE);
        expect(await untilOf(world, mailboxId)).toEqual(seconds(5));
      }
      const probes: Date[] = [];
      for (let number = 0; number < 30; number++) probes.push(await probeNext(world));
      expect(probes).toEqual(probes.map((_, number) => seconds(5 + 15 * number)));
      expect(await database().prisma.incident.count({ where: { workspaceId: world.workspaceId } })).toBe(0);
    });

    it("has its next probe named before the present one has failed, and is woken for it", async () => {
      await using world = await openDown(1);
      await fail(world, world.mailboxId, UNREACHABLE);
      world.woken.length = 0;
      await probeNext(world);
      expect(world.woken).toEqual([{ kind: "probe-mailbox", id: world.mailboxId, at: seconds(20) }]);
      expect(await untilOf(world, world.mailboxId)).toEqual(seconds(20));
    });

    it("signs in nowhere else while its host is down", async () => {
      await using world = await openDown(1);
      world.host.behave();
      world.host.at("auth", { say: "454 4.7.0 Temporary authentication failure" });
      await fail(world, world.mailboxId, UNREACHABLE);
      world.heard.clear();
      await probeNext(world);
      expect(world.host.signIns()).toHaveLength(1);
      expect([...world.heard]).toEqual([]);
      world.host.behave();
      await probeNext(world);
      expect(await stateOf(world, world.mailboxId)).toEqual({ kind: "connected" });
      expect(world.heard.size).toBe(2);
    });

    it("shares its host with twenty others, of which no two are probed within two seconds", async () => {
      await using world = await openDown(21);
      for (const id of world.mailboxIds) await fail(world, id, UNREACHABLE);
      const times = (await untilsOf(world)).map((at) => at?.getTime() ?? 0).toSorted((a, b) => a - b);
      expect(times).toEqual(times.map((_, at) => seconds(5 + 2 * at).getTime()));
      const probes: number[] = [];
      for (let number = 0; number < 30; number++) probes.push((await probeNext(world)).getTime());
      const gaps = probes.slice(1).map((at, index) => at - (probes[index] ?? 0));
      expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([2_000, 2_000]);
    });

    it("waits with all others at the host once three have met it down, and one answer is enough for all", async () => {
      await using world = await openDown(40);
      await using elsewhere = await openWorld(database(), ["away@ours.test"]);
      const { ctx, clock, name, mailboxIds } = world;
      const [first = "", second = "", third = ""] = mailboxIds;
      const held = async () =>
        (await Promise.all(mailboxIds.map((id) => stateOf(world, id)))).filter(
          (state) => state?.kind === "held",
        );
      clock.time = seconds(1);
      await fail(world, first, UNREACHABLE);
      await fail(world, second, UNREACHABLE);
      expect(await held()).toHaveLength(2);
      // A mailbox that is answered meanwhile shows that it was not the host.
      await ctx.store.connections.worked(mailboxIds[9] ?? "", "smtp", seconds(2));
      clock.time = seconds(3);
      await fail(world, third, UNREACHABLE);
      expect(await held()).toHaveLength(3);
      await fail(world, mailboxIds[3] ?? "", UNREACHABLE);
      await fail(world, mailboxIds[4] ?? "", UNREACHABLE);
      expect(await held()).toHaveLength(40);
      expect((await ctx.store.mailboxes.get(elsewhere.mailboxId))?.state).toEqual({ kind: "connected" });
      const times = (await untilsOf(world)).map((at) => at?.getTime() ?? 0);
      expect(new Set(times).size).toBe(40);
      const [event] = await ctx.store.history.ofMailbox(mailboxIds[30] ?? "", 1);
      expect(event).toMatchObject({ kind: "mailbox-held", data: { cause: "network" } });

      const brought = await ctx.store.holds.bringForward([name], seconds(4));
      expect(brought).toHaveLength(40);
      expect(Math.max(...brought.map(({ at }) => at.getTime()))).toBe(seconds(4 + 39 * 0.05).getTime());
    });

    it("is still probed alone where nobody looked for an hour and all are due", async () => {
      await using world = await openDown(10);
      for (const id of world.mailboxIds) await fail(world, id, UNREACHABLE);
      world.host.behave();
      world.host.at("auth", { say: "454 4.7.0 Temporary authentication failure" });
      world.clock.time = seconds(3_600);
      for (const id of world.mailboxIds) await probeWhenDue(world.ctx, id);
      expect(world.host.signIns()).toHaveLength(1);
      const times = (await untilsOf(world)).map((at) => (at?.getTime() ?? 0) - seconds(3_600).getTime());
      expect(times.toSorted((a, b) => a - b).slice(0, 3)).toEqual([2_000, 4_000, 6_000]);
    });

    it("is probed at once when its host answers anybody, be it with a refusal", async () => {
      await using world = await openDown(3);
      const { ctx, mailboxIds, clock, name } = world;
      const [first = "", second = "", third = ""] = mailboxIds;
      await fail(world, first, UNREACHABLE);
      await fail(world, second, UNREACHABLE);
      world.host.behave();
      world.host.at("auth", { say: "535 5.7.8 Error: authentication failed" }, 1);
      clock.time = seconds(4);
      await probeNow(ctx, third);
      expect([...world.heard]).toContain(name);

      const brought = await ctx.store.holds.bringForward([...world.heard], clock.time);
      expect(brought).toEqual([
        { mailboxId: first, at: seconds(4) },
        { mailboxId: second, at: seconds(4.05) },
      ]);
      clock.time = seconds(4.05);
      for (const { mailboxId } of brought) await probeWhenDue(ctx, mailboxId);
      expect([await stateOf(world, first), await stateOf(world, second)]).toEqual([
        { kind: "connected" },
        { kind: "connected" },
      ]);
      // The third one's trouble is its own: no other mailbox is in doubt, and it is.
      expect(await stateOf(world, third)).toMatchObject({ kind: "held", cause: "password_changed" });
    });

    it("is left alone by the answers of another port, another protocol or a host that is not there", async () => {
      await using world = await openDown(2);
      const { ctx, clock } = world;
      const [first = "", second = ""] = world.mailboxIds;
      await fail(world, first, UNREACHABLE);
      clock.time = seconds(4);
      await readMailbox(ctx, second);
      await probeNow(ctx, second);
      expect([...world.heard]).toEqual([`imap://${world.provider.imap.host}:${world.provider.imap.port}`]);
      expect(await ctx.store.holds.bringForward([...world.heard], clock.time)).toEqual([]);
      expect(await untilOf(world, first)).toEqual(seconds(5));
    });

    it("is brought forward ever more rarely when its own probe fails although others are answered", async () => {
      await using world = await openDown(1);
      const { ctx, clock, mailboxId, name } = world;
      await fail(world, mailboxId, UNREACHABLE);
      const probes: number[] = [];
      for (let second = 1; second <= 3_600; second += 5) {
        clock.time = seconds(second);
        await ctx.store.holds.bringForward([name], clock.time);
        const until = await untilOf(world, mailboxId);
        if (until === null || until > clock.time) continue;
        await probeWhenDue(ctx, mailboxId);
        probes.push(second);
      }
      const gaps = probes.slice(1).map((at, index) => at - (probes[index] ?? 0));
      expect(probes[0]).toBe(1);
      expect(probes.length).toBeLessThan(20);
      expect(gaps.at(-1)).toBeGreaterThan(gaps[0] ?? 0);
    }, 60_000);

    it("waits as long as the provider asked, and for as long as a doubt is open, though others are answered", async () => {
      await using world = await openDown(3);
      const { ctx, clock, name } = world;
      const [asked = "", doubted = "", both = ""] = world.mailboxIds;
      await fail(world, asked, THROTTLED);
      await fail(world, doubted, REFUSED);
      await fail(world, both, UNREACHABLE);
      clock.time = seconds(1);
      await fail(world, both, THROTTLED);
      const before = await untilsOf(world);
      expect(before).toEqual([seconds(600), seconds(5), seconds(601)]);
      expect(await ctx.store.holds.bringForward([name], seconds(2))).toEqual([]);
      for (const id of world.mailboxIds) await fail(world, id, UNREACHABLE);
      expect(await untilsOf(world)).toEqual(before);
    });

    it("reads what came during the break before it sends again", async () => {
      await using world = await openDown(1);
      const { ctx, clock, mailboxId, provider, prisma } = world;
      await fail(world, mailboxId, UNREACHABLE);
      await ctx.store.readings.failed(mailboxId, "connect ECONNREFUSED", clock.time);
      world.host.behave();
      expect(await probeNext(world)).toEqual(seconds(5));
      const { state, readAt, readFailing } = (await ctx.store.mailboxes.get(mailboxId)) ?? {};
      expect([state, readAt, readFailing]).toEqual([{ kind: "connected" }, seconds(5), null]);
      expect(provider.imap.port).toBeGreaterThan(0);
      expect(await prisma.mailbox.findUnique({ where: { id: mailboxId } })).toMatchObject({
        heldHost: null,
        heldSince: null,
        heldCalls: 0,
      });
    });

    it("is looked at less often after a day", async () => {
      await using world = await openDown(1);
      await fail(world, world.mailboxId, UNREACHABLE);
      world.clock.time = seconds(86_401);
      await probeWhenDue(world.ctx, world.mailboxId);
      expect(await untilOf(world, world.mailboxId)).toEqual(after(world.clock.time, 300));
    });
  }));
