import { expect, it } from "vitest";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aDesk, aMail, type Desk, NOON } from "../a-desk.ts";

const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
const AWAY = ["Auto-Submitted: auto-replied"];

/** The report of a server that an address does not exist (RFC 3464). */
const aBounce = (about: string, recipient: string) =>
  Buffer.from(
    [
      "From: Mail Delivery System <mailer-daemon@customers.test>",
      "To: support@ours.test",
      "Subject: Undelivered Mail Returned to Sender",
      `Message-ID: <bounce-${about}>`,
      "Auto-Submitted: auto-replied",
      "Return-Path: <>",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "The mail could not be delivered.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.customers.test",
      "",
      `Final-Recipient: rfc822; ${recipient}`,
      "Action: failed",
      "Status: 5.1.1",
      `Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`,
      "",
      "--b",
      "Content-Type: message/rfc822",
      "",
      "From: support@ours.test",
      `To: ${recipient}`,
      `Message-ID: <${about}>`,
      "Subject: Your message",
      "",
      "Text",
      "--b--",
      "",
    ].join("\r\n"),
  );

onEachDatabase((database) => {
  const letters = async (desk: Desk) => (await desk.letters()).map(({ to, subject }) => [to, subject]);
  const solveAll = ({ prisma, workspaceId, clock }: Desk) =>
    prisma.ticket.updateMany({ where: { workspaceId }, data: { state: "solved", solvedAt: clock.time } });

  it("files an absence note on its ticket, and reopens nothing by it", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "root@customers.test" }));
    const [letter] = await desk.letters();
    await solveAll(desk);
    await desk.take(aMail({ inReplyTo: letter?.mailId ?? "", more: AWAY, text: "I am away." }));
    const [ticket, ...others] = await desk.tickets();
    expect(others).toEqual([]);
    expect(ticket?.state).toBe("solved");
    expect(ticket?.messages.at(-1)).toMatchObject({
      author: "automatic",
      text: expect.stringContaining("away"),
    });
  });

  it("files a bounce by the Message-ID inside it, and sends nothing to that address until it writes again", async () => {
    const desk = await aDesk(database());
    const { prisma, workspaceId } = desk;
    await desk.take(aMail());
    const [letter] = await desk.letters();
    await desk.take(aBounce(letter?.mailId ?? "", "lea@customers.test"));
    expect(await prisma.deadAddress.findMany({ where: { workspaceId }, select: { email: true } })).toEqual([
      { email: "lea@customers.test" },
    ]);
    expect(await desk.tickets()).toHaveLength(1);
    await desk.take(aMail({ subject: "I am here again" }));
    expect(await prisma.deadAddress.count({ where: { workspaceId } })).toBe(0);
  });

  it("believes no bounce about a mail that is not ours", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "root@customers.test" }));
    await desk.take(aBounce("root@customers.test", "lea@customers.test"));
    await desk.take(aBounce("unknown@elsewhere.test", "lea@customers.test"));
    expect(await desk.prisma.deadAddress.count({ where: { workspaceId: desk.workspaceId } })).toBe(0);
    expect((await desk.tickets()).map(({ messages }) => messages.length)).toEqual([3, 1]);
  });

  it("makes a ticket of a program's mail without an acknowledgement, and gathers 300 of them in one", async () => {
    const desk = await aDesk(database());
    for (let number = 0; number < 300; number++)
      await desk.store(
        aMail({
          from: "Monitor <monitor@machines.test>",
          subject: `Disk at ${number} %`,
          text: `Alert ${number}`,
          more: ["Auto-Submitted: auto-generated"],
        }),
      );
    await desk.understand();
    const [ticket, ...others] = await desk.tickets();
    expect(others).toEqual([]);
    expect((ticket?.messages.length ?? 0) + (ticket?.gathered ?? 0)).toBe(300);
    expect(ticket).toMatchObject({ number: 1, state: "new", answerDueAt: null });
    expect(await letters(desk)).toEqual([]);
    const { workspaceId } = desk;
    expect(await desk.prisma.rawMail.count({ where: { workspaceId } })).toBe(300);
    expect(await desk.prisma.supportMail.count({ where: { workspaceId, understoodAt: null } })).toBe(0);
  });

  it("gathers the burst of a monitor that does not say that it is one, and acknowledges at most its first mail", async () => {
    const desk = await aDesk(database());
    for (let number = 0; number < 60; number++)
      await desk.store(aMail({ from: "ops@machines.test", subject: "Alert", text: `Alert ${number}` }));
    await desk.understand();
    const tickets = await desk.tickets();
    expect(tickets).toHaveLength(1);
    expect(await letters(desk)).toHaveLength(1);
  });

  it("counts a mail of a burst once, whatever folders it lies in", async () => {
    const desk = await aDesk(database());
    const mails = Array.from({ length: 12 }, (_, number) =>
      aMail({ from: "monitor@machines.test", subject: "Alert", text: `${number}`, more: AWAY }),
    );
    for (const raw of [...mails, ...mails]) await desk.store(raw);
    await desk.understand();
    for (const raw of mails) await desk.store(raw, { folder: "spam" });
    await desk.understand();
    const [ticket] = await desk.tickets();
    expect((ticket?.messages.length ?? 0) + (ticket?.gathered ?? 0)).toBe(12);
  });

  it("acknowledges a ticket once, with its number, and a proven sender with their subject", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: "a@customers.test", verified: true, subject: "Paused" }));
    await desk.take(aMail({ inReplyTo: "a@customers.test", verified: true, text: "More." }));
    await desk.take(aMail({ from: "max@customers.test", subject: "Secret words" }));
    expect(await letters(desk)).toEqual([
      ["lea@customers.test", "Re: Paused [#1]"],
      ["max@customers.test", "[#2] We have received your message"],
    ]);
    const [first] = await desk.letters();
    expect(first).toMatchObject({ inReplyTo: "a@customers.test", references: ["a@customers.test"] });
    expect(first?.mailId).toMatch(/^t\.[0-9a-f-]{36}\.[0-9a-f]{32}@ours\.test$/);
  });

  it("tells an unverified address once a day that its mail came", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ subject: "One" }));
    desk.clock.time = later(60);
    await desk.take(aMail({ subject: "Two" }));
    desk.clock.time = later(25 * 60);
    await desk.take(aMail({ subject: "Three" }));
    expect((await desk.letters()).map(({ subjectKey }) => subjectKey)).toEqual(["one", "three"]);
  });

  it.each([
    ["found in Spam", {}, "spam"],
    [
      "that fails DMARC",
      { more: ["Authentication-Results: mx.ours.test; dmarc=fail header.from=customers.test"] },
      "inbox",
    ],
    ["with a null return path", { more: ["Return-Path: <>"] }, "inbox"],
    ["of a list", { more: ["List-Id: <news.customers.test>", "Precedence: list"] }, "inbox"],
    ["of one of our inboxes", { from: "support@ours.test", more: ["Reply-To: support@ours.test"] }, "inbox"],
    ["that names nobody", { from: null }, "inbox"],
  ] as const)(
    "acknowledges no mail %s",
    async (_, { more = [], ...fields }: { more?: readonly string[]; from?: string | null }, folder) => {
      const desk = await aDesk(database());
      await desk.take(aMail({ ...fields, more: [...more] }), { folder });
      expect(await desk.tickets()).toHaveLength(1);
      expect(await desk.letters()).toEqual([]);
    },
  );

  it("acknowledges no mail from a mailbox of the product", async () => {
    const desk = await aDesk(database());
    await desk.prisma.mailbox.updateMany({
      where: { id: desk.inboxId },
      data: { address: "Support@ours.test".toLowerCase() },
    });
    const other = await aDesk(database(), { address: "help@others.test" });
    await other.take(aMail({ from: "support@ours.test", to: "help@others.test" }));
    expect(await other.tickets()).toHaveLength(1);
    expect(await other.letters()).toEqual([]);
  });

  it("ends the loop of two responders with the first letter", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ from: "robot@machines.test", subject: "Hello" }));
    for (let round = 0; round < 5; round++) {
      const letter = (await desk.letters()).at(-1);
      desk.clock.time = later(round + 1);
      // It answers under a new subject, names no id, and does not say that it is a program.
      await desk.take(
        aMail({
          from: "robot@machines.test",
          subject: `Ticket ${round}: ${letter?.subject}`,
          verified: true,
        }),
      );
    }
    expect(await desk.letters()).toHaveLength(1);
  });
});
