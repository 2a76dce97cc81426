import { expect, it } from "vitest";
import { catalogue } from "../../../src/commands/catalogue.ts";
import type { Out } from "../../../src/commands/terminal/out.ts";
import { MONDAY, openWorld, sweepRound } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMessage, aTicket } from "../../support/a-ticket.ts";

onEachDatabase((database) => {
  /** Ann is an admin, Ben an agent, Cy a member, each with an address of this test's alone. */
  async function open() {
    const world = await openWorld(database(), []);
    const { prisma, members, workspaceId } = world;
    const addressOf = (name: string) => `${name}@${workspaceId}.test`;
    for (const [name, id] of Object.entries(members))
      await prisma.member.update({
        where: { id },
        data: { email: addressOf(name), ...(name === "ben" && { role: "agent" as const }) },
      });
    const run = async (name: string, input: object, as = "ben") => {
      const lines: Record<string, unknown>[] = [];
      const said: string[] = [];
      const out: Out = {
        line: (value) => void lines.push(JSON.parse(JSON.stringify(value))),
        say: (text) => void said.push(text),
        progress: () => {},
        secret: async () => null,
        gone: new AbortController().signal,
      };
      const command = await catalogue[name]?.();
      const exit = await command?.execute(world.ctx, { ...input, as: addressOf(as) }, out);
      return { exit, lines, said: said.join(" ") };
    };
    return { ...world, run, addressOf };
  }

  it("lists tickets by state, assignee, customer, priority, tag and words", async () => {
    await using desk = await open();
    const { run, members, addressOf } = desk;
    const one = await aTicket(desk, { subject: "Login fails", assigneeId: members.ben, tags: ["billing"] });
    const two = await aTicket(desk, {
      subject: "Thanks",
      state: "solved",
      customerEmail: "eve@customer.test",
    });
    await sweepRound(desk.ctx);
    const numbers = async (input: object) =>
      (await run("ticket list", input)).lines.map(({ number }) => number);
    expect(await numbers({})).toEqual([one.number]);
    expect((await numbers({ state: "all" })).toSorted()).toEqual([one.number, two.number]);
    expect(await numbers({ state: "solved" })).toEqual([two.number]);
    expect(await numbers({ assignee: addressOf("ben") })).toEqual([one.number]);
    expect(await numbers({ assignee: "nobody", state: "all" })).toEqual([two.number]);
    expect(await numbers({ customer: "Eve@customer.test", state: "all" })).toEqual([two.number]);
    expect(await numbers({ search: "does not send", tag: "billing" })).toEqual([one.number]);
    expect(await numbers({ priority: "urgent" })).toEqual([]);
    const unknown = await run("ticket list", { inbox: "no@ours.test" });
    expect([unknown.exit, unknown.said]).toEqual([2, "No support inbox here has the address no@ours.test."]);
    expect(await run("ticket list", { state: "asleep" })).toMatchObject({ exit: 2 });
  });

  it("shows the conversation and the history of a ticket, and works on it", async () => {
    await using desk = await open();
    const { run, addressOf } = desk;
    const { id, number } = await aTicket(desk);
    await aMessage(desk, id, {
      author: "agent",
      text: "We look.",
      reply: "We look.",
      at: new Date(MONDAY.getTime() + 2_000),
    });
    desk.clock.time = new Date(MONDAY.getTime() + 1_000);
    const about = { number: `#${number}` };
    const results = [
      await run("ticket assign", { ...about, to: addressOf("ann") }),
      await run("ticket assign", { ...about, to: addressOf("ann") }),
      await run("ticket note", { ...about, text: "Call them" }),
      await run("ticket tag", { ...about, add: ["Billing"], priority: "high" }),
      await run("ticket snooze", { ...about, until: "2026-01-06T10:00+01:00" }),
      await run("ticket solve", about),
      await run("ticket solve", about),
      await run("ticket reopen", about),
    ];
    expect(results.map(({ exit }) => exit)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(results.flatMap(({ lines }) => lines.map(({ result }) => result))).toEqual([
      "assigned",
      "unchanged",
      "noted",
      "priority-set",
      "tagged",
      "snoozed",
      "solved",
      "already-solved",
      "reopened",
    ]);
    const { lines } = await run("ticket show", about);
    expect(lines[0]).toMatchObject({
      ticket: { number, state: "open", priority: "high", tags: ["billing"] },
    });
    const authors = lines.flatMap(({ message }) => (message ? [(message as { author: string }).author] : []));
    expect(authors).toEqual(["customer", "internal", "agent"]);
    const words = lines.flatMap(({ event }) => (event ? [(event as { words: string }).words] : []));
    expect(words.slice(0, 2)).toEqual(["Ben gave it to Ann.", "Ben wrote a note."]);
  });

  it("refuses with the exit code of the kind: not for members, wrong input, nothing there", async () => {
    await using desk = await open();
    const { run, addressOf } = desk;
    const { number } = await aTicket(desk, { state: "solved" });
    const about = { number: String(number) };
    expect(await run("ticket list", {}, "cy")).toMatchObject({ exit: 1, lines: [] });
    expect(await run("ticket solve", about, "cy")).toMatchObject({
      exit: 1,
      said: "Only agents and admins work on tickets. Nothing was changed.",
    });
    expect(await run("ticket show", { number: "99" })).toMatchObject({ exit: 2 });
    expect(await run("ticket show", { number: "one" })).toMatchObject({ exit: 2 });
    expect(await run("ticket note", { ...about, text: " " })).toMatchObject({ exit: 2 });
    expect(await run("ticket snooze", { ...about, until: "tomorrow" })).toMatchObject({ exit: 2 });
    expect(await run("ticket snooze", { ...about, until: "2026-01-06T10:00Z" })).toMatchObject({ exit: 1 });
    expect(await run("ticket assign", { ...about, to: addressOf("cy") })).toMatchObject({ exit: 2 });
  });

  it("merges, splits and takes back, and answers the questions that a ticket asks", async () => {
    await using desk = await open();
    const { run, prisma } = desk;
    const one = await aTicket(desk);
    const offered = { offeredName: "Eve", offeredEmail: "eve@customer.test" };
    const two = await aTicket(desk, {
      mayBelongToId: one.id,
      mayBelongWhy: "It answers a mail.",
      ...offered,
    });
    const message = await aMessage(desk, one.id, { text: "An idea." });
    const asks = { ticketId: one.id, email: "sam@elsewhere.test", role: "asks-in", since: MONDAY };
    await prisma.ticketParticipant.create({ data: asks });
    const ran = async (name: string, input: object) => {
      const { exit, lines, said } = await run(`ticket ${name}`, input);
      return [exit, lines[0]?.result ?? said];
    };
    const first = { number: `#${one.number}` };
    const second = { number: String(two.number) };
    expect(await ran("split", { ...first, message: [message] })).toEqual([0, "split"]);
    expect(await ran("undo", first)).toEqual([0, "undone"]);
    expect(await ran("split", { ...first, message: ["no id"] })).toEqual([
      2,
      `Choose messages of ticket ${one.number}. Nothing was changed.`,
    ]);
    expect(await ran("customer", second)).toEqual([0, "confirmed"]);
    expect(await ran("let-in", { ...first, address: asks.email })).toEqual([0, "let-in"]);
    expect(await ran("belongs", second)).toEqual([0, "belongs"]);
    expect(await ran("merge", { ...second, into: first.number })).toEqual([
      1,
      `Ticket ${two.number} or ticket ${one.number} is part of another one already. Nothing was changed.`,
    ]);
    expect(await ran("undo", second)).toEqual([0, "undone"]);
    expect(await ran("merge", { ...second, into: first.number })).toEqual([0, "merged"]);
    expect(await ran("merge", { ...first, into: "99" })).toEqual([
      2,
      "There is no ticket 99 here. Nothing was changed.",
    ]);
  });
});
