import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReconnectLink } from "../../../src/core/reconnect/open-reconnect-link.ts";
import { reconnectMailbox } from "../../../src/core/reconnect/reconnect-mailbox.ts";
import { confirmNumber } from "../../../src/core/vouched/confirm-number.ts";
import { findSession } from "../../../src/core/vouched/find-session.ts";
import { issueVouchedLink } from "../../../src/core/vouched/issue-vouched-link.ts";
import { openInBrowser } from "../../../src/core/vouched/open-in-browser.ts";
import { pickNumbers } from "../../../src/core/vouched/pick-numbers.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { type Lost, lose } from "../disconnection/lost-mailbox.ts";
import { MONDAY, openWorld, type World } from "../world.ts";

const MINUTE = 60_000;

/** The chat gives Ben his link. */
async function linkOf({ ctx, members }: World, lost: Lost, memberId = members.ben) {
  const issued = await issueVouchedLink(ctx, { memberId, ...lost }, "slack");
  if (issued.kind !== "issued") throw new Error(issued.kind);
  const session = await ctx.store.vouched.get(issued.sessionId);
  return { ...issued, number: session?.number ?? 0 };
}

/** A browser uses it. */
async function used({ ctx }: World, token: string): Promise<string> {
  const opened = await openInBrowser(ctx, token, null);
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return opened.browserToken;
}

describe("the numbers", () => {
  it("are five different ones of two digits in order, the page's among them", () => {
    fc.assert(
      fc.property(fc.constant(null), () => {
        const { number, choices } = pickNumbers();
        expect(choices).toEqual([...new Set(choices)].sort((one, other) => one - other));
        expect(choices).toHaveLength(5);
        expect(choices).toContain(number);
        expect(choices.every((one) => one >= 10 && one <= 99)).toEqual(true);
      }),
    );
  });
});

describe("a session for one reconnect", () =>
  onEachDatabase((database) => {
    let world: World;
    let lost: Lost;
    beforeAll(async () => {
      world = await openWorld(database());
      lost = await lose(world);
    });
    afterAll(() => world[Symbol.asyncDispose]());
    const kindOf = async (sessionId: string, browser: string | null) =>
      (await findSession(world.ctx, sessionId, browser)).kind;
    const press = (sessionId: string, number: number, memberId = world.members.ben) =>
      confirmNumber(world.ctx, { sessionId, memberId, number });

    it("opens in the browser that used the link, once its member pressed the page's number", async () => {
      const { token, sessionId, number } = await linkOf(world, lost);
      expect(await press(sessionId, number)).toEqual({ kind: "not-opened" });
      const browser = await used(world, token);
      expect(await kindOf(sessionId, browser)).toEqual("waits-for-number");
      expect(await press(sessionId, number)).toEqual({ kind: "confirmed", sessionId });
      expect(await press(sessionId, number)).toEqual({ kind: "confirmed", sessionId });
      expect(await kindOf(sessionId, browser)).toEqual("open");
      for (const other of [null, "", "another browser", token]) {
        expect(await kindOf(sessionId, other)).toEqual("none");
      }
    });

    it("is opened by one of two browsers that press at once; after that the link does nothing anywhere", async () => {
      const { token, sessionId } = await linkOf(world, lost);
      const both = await Promise.all([
        openInBrowser(world.ctx, token, null),
        openInBrowser(world.ctx, token, null),
      ]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(["not-opened", "opened"]);
      const [winner] = both.filter((one) => one.kind === "opened");
      expect(await openInBrowser(world.ctx, token, winner?.browserToken ?? null)).toEqual({
        kind: "not-opened",
      });
      expect(await openReconnectLink(world.ctx, token)).toMatchObject({ kind: "spent" });
      const { address, password: secret } = lost;
      const memberId = world.members.ben;
      expect(await reconnectMailbox(world.ctx, { token, memberId, address, secret })).toMatchObject({
        kind: "link-spent",
      });
      expect(await kindOf(sessionId, winner?.browserToken ?? null)).toEqual("waits-for-number");
    });

    it("stays closed for good after another number, also for the right one", async () => {
      const { token, sessionId, number, choices } = await linkOf(world, lost);
      const browser = await used(world, token);
      expect(await press(sessionId, choices.find((one) => one !== number) ?? 0)).toEqual({
        kind: "other-number",
      });
      expect(await press(sessionId, number)).toEqual({ kind: "over" });
      expect(await kindOf(sessionId, browser)).toEqual("refused");
    });

    it("cannot be confirmed by anybody else, an admin neither", async () => {
      const { token, sessionId, number } = await linkOf(world, lost);
      const browser = await used(world, token);
      for (const member of [world.members.ann, world.members.cy]) {
        expect(await press(sessionId, number, member)).toEqual({ kind: "over" });
      }
      expect(await kindOf(sessionId, browser)).toEqual("waits-for-number");
    });

    it("lasts half an hour from the press on its page, however late that press was", async () => {
      const { token, sessionId, number } = await linkOf(world, lost);
      const minutes = (count: number) => {
        world.clock.time = new Date(MONDAY.getTime() + count * MINUTE);
      };
      minutes(29);
      const browser = await used(world, token);
      await press(sessionId, number);
      minutes(58);
      expect(await kindOf(sessionId, browser)).toEqual("open");
      minutes(59);
      expect(await kindOf(sessionId, browser)).toEqual("over");
      minutes(0);
    });

    it("does not open from a link that is half an hour old", async () => {
      const { token } = await linkOf(world, lost);
      world.clock.time = new Date(MONDAY.getTime() + 30 * MINUTE);
      expect(await openInBrowser(world.ctx, token, null)).toEqual({ kind: "not-opened" });
      world.clock.time = MONDAY;
    });

    it("is given to nobody who may not reconnect, and leaves nothing behind for them", async () => {
      const before = await world.prisma.vouchedSession.count();
      const asked = { memberId: world.members.cy, ...lost };
      expect(await issueVouchedLink(world.ctx, asked, "slack")).toMatchObject({ kind: "not-entitled" });
      expect(await world.prisma.vouchedSession.count()).toEqual(before);
    });

    it("ends when its member loses the right, and when they are removed", async () => {
      const { ctx, prisma, workspaceId, mailboxId } = world;
      const backup = await ctx.store.members.add(
        workspaceId,
        { name: "Di", email: "di@acme.test", role: "member" },
        MONDAY,
      );
      await prisma.mailboxBackup.create({ data: { mailboxId, memberId: backup ?? "" } });
      const { token, sessionId, number } = await linkOf(world, lost, backup ?? "");
      const browser = await used(world, token);
      await press(sessionId, number, backup ?? "");
      expect(await kindOf(sessionId, browser)).toEqual("open");

      await prisma.mailboxBackup.deleteMany({ where: { mailboxId } });
      expect(await kindOf(sessionId, browser)).toEqual("not-entitled");
      const next = await linkOf(world, lost);
      expect(await press(next.sessionId, 10, backup ?? "")).toEqual({ kind: "over" });
      await prisma.member.delete({ where: { id: backup ?? "" } });
      expect(await kindOf(sessionId, browser)).toEqual("none");
      expect(await openReconnectLink(ctx, token)).toEqual({ kind: "unknown" });
    });

    it("is told in the mailbox's history", async () => {
      const { token, sessionId, number } = await linkOf(world, lost);
      await used(world, token);
      await press(sessionId, number);
      const events = await world.ctx.store.history.ofMailbox(lost.mailboxId, 2);
      expect(events.map(({ kind, memberId, data }) => ({ kind, memberId, data })).sort(byKind)).toEqual([
        { kind: "vouched-link-used", memberId: world.members.ben, data: { platform: "slack" } },
        { kind: "vouched-session-opened", memberId: world.members.ben, data: { platform: "slack" } },
      ]);
    });
  }));

const byKind = (one: { kind: string }, other: { kind: string }) => one.kind.localeCompare(other.kind);
