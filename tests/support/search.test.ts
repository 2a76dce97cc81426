import { describe, expect, it } from "vitest";
import { searchQuery, searchTerms } from "../../src/support/search/search-terms.ts";
import type { TicketFilter } from "../../src/support/ticket/ticket-views.ts";
import { openWorld, sweepRound } from "../core/world.ts";
import { onEachDatabase } from "../setup/each-database.ts";
import { aMessage, aTicket } from "./a-ticket.ts";

const ANY: TicketFilter = {
  state: null,
  assignee: null,
  inboxId: null,
  priority: null,
  tag: null,
  customer: null,
  search: "",
};
const FIRST = { skip: 0, take: 50 };

onEachDatabase((database) => {
  it("finds tickets by words at their beginning, in any script and case, by address, domain and number", async () => {
    await using world = await openWorld(database());
    const { ctx, workspaceId } = world;
    const texts = {
      german: "Die Kampagne ist PAUSIERT, trotz neuem Paßwort.",
      chinese: "我的广告活动已经暂停了，请帮忙。",
      japanese: "キャンペーンが一時停止しています",
      thai: "แคมเปญของฉันหยุดชั่วคราว",
      arabic: "توقفت حملتي مؤقتا",
      korean: "캠페인이 중지되었습니다",
      hostile: "' | & ! :* <-> \\ '); DROP TABLE ticket; --",
    };
    const numbers = new Map<number, string>();
    for (const [name, text] of Object.entries(texts)) {
      const ticket = await aTicket(world, { customerEmail: `${name}@customer.test` }, null);
      await aMessage(world, ticket.id, {
        text,
        reply: text,
        subject: name,
        fromEmail: `${name}@customer.test`,
      });
      numbers.set(ticket.number, name);
    }
    await sweepRound(ctx);
    const found = async (search: string) => {
      const { rows, total } = await ctx.store.ticketViews.list(workspaceId, { ...ANY, search }, FIRST);
      expect(total).toBe(rows.length);
      return rows.map(({ number }) => numbers.get(number)).toSorted();
    };
    expect(await found("kampagne pausiert")).toEqual(["german"]);
    expect(await found("PAUS")).toEqual(["german"]);
    expect(await found("kampagne nothing")).toEqual([]);
    expect(await found("暂停")).toEqual(["chinese"]);
    expect(await found("停")).toEqual(["chinese", "japanese"]);
    expect(await found("一時停止")).toEqual(["japanese"]);
    expect(await found("หยุดชั่ว")).toEqual(["thai"]);
    expect(await found("حملتي")).toEqual(["arabic"]);
    expect(await found("중지")).toEqual(["korean"]);
    expect(await found("GERMAN@customer.test")).toEqual(["german"]);
    expect(await found("customer.test")).toHaveLength(7);
    expect(await found("drop table '); --")).toEqual(["hostile"]);
    expect(await found("'\\ :* | !")).toEqual([]);
    const [[number, name] = []] = numbers;
    expect(await found(`#${number}`)).toEqual([name]);
  });

  it("keeps to the workspace, and shows merged tickets in the one that they went into", async () => {
    await using world = await openWorld(database());
    await using other = await openWorld(database());
    const { ctx, workspaceId, prisma } = world;
    const [one, two] = [await aTicket(world), await aTicket(world)];
    await aTicket(other);
    await sweepRound(ctx);
    await prisma.ticket.update({ where: { id: two.id }, data: { mergedIntoId: one.id } });
    const list = (search: string) => ctx.store.ticketViews.list(workspaceId, { ...ANY, search }, FIRST);
    for (const search of ["", "send", "dora@customer.test"])
      expect((await list(search)).rows.map(({ id }) => id)).toEqual([one.id]);
  });

  it("filters by state, assignee, priority and tag", async () => {
    await using world = await openWorld(database());
    const { ctx, workspaceId, members } = world;
    const fresh = await aTicket(world, { priority: "urgent", tags: ["billing"] });
    const solved = await aTicket(world, { state: "solved", assigneeId: members.ann });
    const ids = async (filter: Partial<TicketFilter>) =>
      (await ctx.store.ticketViews.list(workspaceId, { ...ANY, ...filter }, FIRST)).rows.map(({ id }) => id);
    expect(await ids({ state: "unsolved" })).toEqual([fresh.id]);
    expect(await ids({ state: "solved" })).toEqual([solved.id]);
    expect(await ids({ assignee: "none" })).toEqual([fresh.id]);
    expect(await ids({ assignee: { id: members.ann } })).toEqual([solved.id]);
    expect(await ids({ priority: "urgent" })).toEqual([fresh.id]);
    expect(await ids({ tag: "billing" })).toEqual([fresh.id]);
    expect(await ids({ inboxId: world.mailboxId })).toEqual([]);
    expect(await ctx.store.ticketViews.countOpen(workspaceId)).toBe(1);
  });
});

describe("the words of a message", () => {
  const of = (text: string) => searchTerms({ subject: "", text, fromName: "", fromEmail: "" });

  it("are few and short, however long the message is, and take no long time", () => {
    const hostile = [
      "a".repeat(1_000_000),
      "ab ".repeat(300_000),
      "字".repeat(300_000),
      "\ufdfa".repeat(100_000),
    ];
    const many = Array.from({ length: 100_000 }, (_, number) => `w${number}`).join(" ");
    for (const text of [...hostile, many, "\0".repeat(100_000)]) {
      const begun = performance.now();
      const terms = of(text);
      expect(performance.now() - begun).toBeLessThan(2_000);
      expect(terms.length).toBeLessThanOrEqual(4_000);
      expect(terms.every((term) => term.length > 0 && term.length <= 44)).toBe(true);
    }
  });

  it("are never none, so that a message without words is not gone through again", () => {
    expect(of("  \n ?! ")).toEqual(["."]);
    expect(searchQuery("?!")).toBeNull();
  });
});
