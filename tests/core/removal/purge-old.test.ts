import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { issueReconnectLink } from "../../../src/core/reconnect/issue-reconnect-link.ts";
import { KEPT_DAYS, purgeOld } from "../../../src/core/removal/purge-old.ts";
import { issueSignInLink, signIn } from "../../../src/core/sign-in/sign-in.ts";
import { issueVouchedLink } from "../../../src/core/vouched/issue-vouched-link.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { lose } from "../disconnection/lost-mailbox.ts";
import { MONDAY, openWorld, type World } from "../world.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** One row of each kind, made on Monday. */
async function oneOfEach(world: World) {
  const { ctx, prisma, workspaceId, mailboxId, members } = world;
  const lost = await lose(world);
  const ben = (await ctx.store.members.get(members.ben)) as Member;
  const { url } = await issueSignInLink(ctx, ben);
  await signIn(ctx, url.split("/").at(-1) ?? "", { place: { browser: null, network: null }, before: null });
  await issueReconnectLink(ctx, { memberId: ben.id, ...lost });
  await issueVouchedLink(ctx, { memberId: ben.id, ...lost }, "slack");
  const diagnosis = (await ctx.store.incidents.get(lost.incidentId))?.diagnosis;
  if (diagnosis === undefined) throw new Error("no incident");
  await ctx.store.failures.record({
    workspaceId,
    mailboxId,
    leg: "smtp",
    probe: false,
    diagnosis,
    at: MONDAY,
  });
  await prisma.inboundMail.create({
    data: {
      mailboxId,
      workspaceId,
      messageId: "1@x.test",
      kind: "hard_bounce",
      receivedAt: MONDAY,
      recipient: "lea@x.test",
      said: "550",
    },
  });
  await prisma.outboxItem.updateMany({ where: { workspaceId }, data: { doneAt: MONDAY } });
}

/** How many rows of the workspace are left. */
async function left({ prisma, workspaceId, mailboxId }: World) {
  const where = { workspaceId };
  return {
    sessions: await prisma.session.count({ where }),
    signInLinks: await prisma.signInLink.count({ where }),
    reconnectLinks: await prisma.reconnectLink.count({ where }),
    vouched: await prisma.vouchedSession.count({ where }),
    failures: await prisma.failure.count({ where: { mailboxId, probe: false } }),
    mailTexts: await prisma.inboundMail.count({
      where: { ...where, OR: [{ said: { not: null } }, { recipient: { not: null } }] },
    }),
    mails: await prisma.inboundMail.count({ where }),
    outbox: (await prisma.outboxItem.count({ where })) > 0,
  };
}

describe("rows that have had their day", () =>
  onEachDatabase((database) => {
    it("go on the schedule, and none before", async () => {
      await using world = await openWorld(database());
      await oneOfEach(world);
      const all = await left(world);
      expect(all).toMatchObject({
        sessions: 1,
        signInLinks: 1,
        reconnectLinks: 2,
        vouched: 1,
        mailTexts: 1,
        mails: 1,
        outbox: true,
      });
      const at = async (ms: number) => {
        world.clock.time = new Date(MONDAY.getTime() + ms);
        await purgeOld(world.ctx);
        return left(world);
      };
      expect(await at(7 * DAY + HOUR)).toEqual(all);
      expect(await at(7 * DAY + HOUR + 1)).toEqual({ ...all, signInLinks: 0 });
      expect(await at(14 * DAY)).toEqual({ ...all, signInLinks: 0, sessions: 0 });
      const rest = { ...all, signInLinks: 0, sessions: 0, outbox: false };
      expect(await at(30 * DAY + HOUR / 2)).toEqual(rest);
      expect(await at(30 * DAY + HOUR / 2 + 1)).toEqual({ ...rest, reconnectLinks: 0, vouched: 0 });
      expect(await at(90 * DAY)).toEqual({ ...rest, reconnectLinks: 0, vouched: 0 });
      const later = { ...rest, reconnectLinks: 0, vouched: 0, failures: 0, mailTexts: 0 };
      expect(await at(90 * DAY + 1)).toEqual(later);
      expect(await at(400 * DAY)).toEqual(later);
      expect(await at(400 * DAY + 1)).toEqual({ ...later, mails: 0 });
    });

    it("the schedule is the one that the documents state", () => {
      const page = readFileSync(new URL("../../../docs/operations.md", import.meta.url), "utf8");
      const [, table = ""] = /## What is kept, and for how long\n([^#]+)/.exec(page) ?? [];
      const stated = [...table.matchAll(/(?:after )?(\d+) days/g)].map(([, days]) => Number(days));
      expect(stated.toSorted((a, b) => a - b)).toEqual(Object.values(KEPT_DAYS).toSorted((a, b) => a - b));
    });
  }));
