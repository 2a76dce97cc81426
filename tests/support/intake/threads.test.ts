import { expect, it } from "vitest";
import { storeMails } from "../../../src/support/inbox/store-mails.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aDesk, aMail, type Desk, NOON } from "../a-desk.ts";

const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

onEachDatabase((database) => {
  const shapes = async (desk: Desk) =>
    (await desk.tickets()).map(({ state, customerEmail, messages }) => ({
      state,
      customerEmail,
      authors: messages
        .filter(({ automatic }) => automatic !== "acknowledgement")
        .map(({ author }) => author),
    }));

  it("numbers tickets from 1, with their customer and the time by which the first answer is due", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ verified: true }));
    await desk.take(aMail({ from: "Max <max@customers.test>" }));
    const [first, second] = await desk.tickets();
    expect([first?.number, second?.number]).toEqual([1, 2]);
    expect(first).toMatchObject({
      state: "new",
      subject: "My campaign is paused",
      customerName: "Lea",
      customerEmail: "lea@customers.test",
      verified: true,
      openedAt: NOON,
      customerAt: NOON,
      answerDueAt: later(240),
    });
    expect(second?.verified).toBe(false);
  });

  it("joins an answer by In-Reply-To alone, from the customer or from a person in Cc", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "root@customers.test", cc: "Kim <kim@customers.test>" }));
    await desk.take(
      aMail({ inReplyTo: "root@customers.test", references: ["other@elsewhere.test"], text: "More." }),
    );
    await desk.take(aMail({ from: "kim@customers.test", inReplyTo: "root@customers.test", text: "Me too." }));
    expect(await shapes(desk)).toEqual([
      { state: "new", customerEmail: "lea@customers.test", authors: ["customer", "customer", "customer"] },
    ]);
  });

  it("joins mails that come in reverse order, and mails whose root never came", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "b@customers.test", references: ["a@customers.test"] }));
    await desk.take(aMail({ id: "a@customers.test" }));
    await desk.take(aMail({ from: "max@customers.test", references: ["never@customers.test"] }));
    await desk.take(
      aMail({ from: "max@customers.test", references: ["never@customers.test"], text: "Again." }),
    );
    expect((await shapes(desk)).map(({ authors }) => authors.length)).toEqual([2, 2]);
  });

  it("makes one ticket of two that a later mail shows to be one conversation", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "a@customers.test" }));
    await desk.take(aMail({ id: "c@customers.test", inReplyTo: "b@customers.test", subject: "Re: paused" }));
    expect(await shapes(desk)).toHaveLength(2);
    await desk.take(aMail({ id: "b@customers.test", inReplyTo: "a@customers.test", text: "Between." }));
    expect((await shapes(desk)).map(({ authors }) => authors.length)).toEqual([3]);
    expect(
      await desk.prisma.ticketMove.count({ where: { workspaceId: desk.workspaceId, kind: "merge" } }),
    ).toBe(1);
  });

  it("lets no stranger in, by an id or by a number, and says where the mail may belong", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "root@customers.test", verified: true }));
    const [letter] = await desk.letters();
    const eve = { from: "Eve <eve@elsewhere.test>", verified: true };
    await desk.take(aMail({ ...eve, inReplyTo: letter?.mailId ?? "" }));
    await desk.take(aMail({ ...eve, subject: "Other [#1]", references: ["root@customers.test"] }));
    await desk.take(aMail({ ...eve, subject: "[#1] third" }));
    const [first, ...others] = await desk.tickets();
    expect(others).toHaveLength(3);
    expect(others.map(({ mayBelongToId }) => mayBelongToId)).toEqual([first?.id, first?.id, first?.id]);
    expect(first?.messages.filter(({ author }) => author === "customer")).toHaveLength(1);
    expect(first?.people.find(({ email }) => email === "eve@elsewhere.test")?.role).toBe("asks-in");
  });

  it("joins by the number in the subject only for a proven customer", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ verified: true }));
    await desk.take(aMail({ subject: "Re: [#1] forged", text: "It is me." }));
    await desk.take(aMail({ subject: "Re: [#1] true", text: "It is me.", verified: true }));
    expect((await shapes(desk)).map(({ authors }) => authors.length)).toEqual([2, 1]);
  });

  it("joins nothing by the address alone", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail());
    await desk.take(aMail({ subject: "Re: My campaign is paused", text: "Any news?" }));
    const [first, second] = await desk.tickets();
    expect(second).toMatchObject({
      mayBelongToId: first?.id,
      mayBelongWhy: "It has the sender and the subject of #1.",
    });
  });

  it("reopens a solved ticket within 30 days, and begins a new one after that, with a link", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "root@customers.test" }));
    const solve = () =>
      desk.prisma.ticket.updateMany({
        where: { workspaceId: desk.workspaceId },
        data: { state: "solved", solvedAt: desk.clock.time },
      });
    await solve();
    desk.clock.time = later(29 * 24 * 60);
    await desk.take(aMail({ inReplyTo: "root@customers.test", text: "Again." }));
    expect(await shapes(desk)).toMatchObject([{ state: "open", authors: ["customer", "customer"] }]);
    await solve();
    desk.clock.time = later(60 * 24 * 60);
    await desk.take(aMail({ inReplyTo: "root@customers.test", text: "And again." }));
    expect(await shapes(desk)).toMatchObject([{ state: "solved" }, { state: "new", authors: ["customer"] }]);
    expect((await desk.tickets())[1]?.mayBelongWhy).toBe(
      "It answers #1, which was solved more than 30 days before.",
    );
  });

  it("shows an answer from a mail program as ours, and then waits for the customer", async () => {
    const desk = await aDesk(database());
    const answer = aMail({
      from: "Support <support@ours.test>",
      to: "lea@customers.test",
      subject: "Re: My campaign is paused",
      inReplyTo: "root@customers.test",
      text: "Please reconnect.",
    });
    await desk.take(aMail({ id: "root@customers.test" }), { receivedAt: later(-10) });
    await desk.take(answer, { folder: "sent" });
    expect(await shapes(desk)).toEqual([
      { state: "waiting", customerEmail: "lea@customers.test", authors: ["customer", "agent"] },
    ]);
    expect((await desk.tickets())[0]?.answeredAt).toEqual(NOON);
    expect(await desk.letters()).toHaveLength(1);
  });

  it("opens a ticket for a mail that one of ours begins, with the recipient as its customer", async () => {
    const desk = await aDesk(database());
    const first = { from: "support@ours.test", to: "Lea <lea@customers.test>", id: "first@ours.test" };
    await desk.take(aMail(first), { folder: "sent" });
    await desk.take(aMail({ inReplyTo: "first@ours.test", verified: true }));
    expect(await shapes(desk)).toEqual([
      { state: "open", customerEmail: "lea@customers.test", authors: ["agent", "customer"] },
    ]);
    expect(await desk.letters()).toEqual([]);
  });

  it("knows our own letter in Sent by its id, whatever its bytes", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ verified: true }));
    const [letter] = await desk.letters();
    await desk.prisma.supportLetter.updateMany({
      where: { id: letter?.id ?? "" },
      data: { state: "unconfirmed" },
    });
    const copy = aMail({
      from: "support@ours.test",
      to: "lea@customers.test",
      id: letter?.mailId ?? "",
      text: "Rewritten.",
    });
    await desk.take(copy, { folder: "sent" });
    const [ticket] = await desk.tickets();
    expect(ticket?.messages.map(({ author, automatic }) => [author, automatic])).toEqual([
      ["customer", null],
      ["automatic", "acknowledgement"],
    ]);
    expect(ticket?.state).toBe("new");
    expect((await desk.letters())[0]?.state).toBe("accepted");
  });

  it("takes the Reply-To of a web form for its customer, and joins no form to the last one", async () => {
    const desk = await aDesk(database());
    const form = { from: "support@ours.test", subject: "Contact form" };
    await desk.take(aMail({ ...form, more: ["Reply-To: Lea <lea@customers.test>"], verified: true }));
    await desk.take(aMail({ ...form, text: "Nobody named." }));
    await desk.take(aMail({ ...form, text: "Nobody named, either." }));
    const tickets = await desk.tickets();
    expect(tickets.map(({ customerEmail, verified }) => [customerEmail, verified])).toEqual([
      ["lea@customers.test", false],
      [null, false],
      [null, false],
    ]);
  });

  it("understands mails that were stored together in the order in which they came", async () => {
    const desk = await aDesk(database());
    const { ctx, inboxId, workspaceId, prisma } = desk;
    const inbox = await ctx.store.mailboxes.get(inboxId);
    if (inbox === null) throw new Error("There is no inbox.");
    const subjects = Array.from({ length: 40 }, (_, index) => `Question ${index}`);
    const mails = subjects.map((subject, index) => {
      const raw = aMail({ subject, from: `guest-${index}@customers.test` });
      return {
        folder: "INBOX",
        kind: "inbox" as const,
        uid: index + 1,
        internalDate: NOON,
        raw,
        size: raw.length,
      };
    });
    await storeMails(ctx, inbox, mails, { uidValidity: 9n, cursor: null, unread: [] });
    await desk.understand();
    const tickets = await prisma.ticket.findMany({ where: { workspaceId }, orderBy: { number: "asc" } });
    expect(tickets.map(({ subject }) => subject)).toEqual(subjects);
  });
});
