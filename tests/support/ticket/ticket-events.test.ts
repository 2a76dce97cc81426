import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { commit } from "../../../src/core/commit.ts";
import { sayTicketEvent, ticketHistory } from "../../../src/support/ticket/ticket-history.ts";
import { MONDAY, openWorld } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aTicket } from "../a-ticket.ts";

onEachDatabase((database) => {
  it("open pages hear of an event of a ticket when it is committed, and of none that is not", async () => {
    await using world = await openWorld(database());
    const { workspaceId } = world;
    const { id: ticketId } = await aTicket(world);
    const told: string[] = [];
    const ctx = { ...world.ctx, live: { ...world.ctx.live, changed: (id: string) => void told.push(id) } };
    await commit(ctx, workspaceId, async (tx) => tx.ticketEvents.add());
    const event = { workspaceId, ticketId, kind: "ticket-opened", at: MONDAY };
    const undone = commit(ctx, workspaceId, async (tx) => {
      await tx.ticketEvents.add(event);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(told).toEqual([]);
    await commit(ctx, workspaceId, async (tx) => tx.ticketEvents.add(event));
    expect(told).toEqual([workspaceId]);
    expect(await world.ctx.store.ticketEvents.ofTicket(ticketId, 10)).toEqual([{ ...event, data: {} }]);
  });
});

const told = { who: null, to: null, sayTime: () => "14:02" };

it("an event of a kind of a newer version is shown plainly", () => {
  expect(sayTicketEvent("ticket-dreamed", told)).toBe(
    "ticket dreamed. This version of Unpause has no words for it.",
  );
  expect(sayTicketEvent("constructor", told)).toContain("no words");
});

it("every kind of event of a ticket that is written has words", () => {
  const written = globSync("src/**/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bkind: "(ticket-[a-z-]+)"/g)].map(([, kind = ""]) => kind),
  );
  expect(written.filter((kind) => !Object.hasOwn(ticketHistory, kind))).toEqual([]);
});
