import { expect, it } from "vitest";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aDesk, aMail, NOON } from "../a-desk.ts";

const many = (count: number, text: string) => text.repeat(count);
const withBody = (header: string[], body: string) =>
  Buffer.from(["From: lea@customers.test", "To: support@ours.test", ...header, "", body, ""].join("\r\n"));

const parts = (count: number) =>
  withBody(
    ['Content-Type: multipart/mixed; boundary="b"', "Message-ID: <parts@customers.test>"],
    `${many(count, "--b\r\nContent-Type: text/plain\r\n\r\nPart.\r\n")}--b--`,
  );

const nested = (levels: number) =>
  withBody(
    ['Content-Type: multipart/mixed; boundary="b0"', "Message-ID: <levels@customers.test>"],
    Array.from(
      { length: levels },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary="b${at + 1}"\r\n\r\n`,
    ).join(""),
  );

const hostile: [string, () => Buffer][] = [
  ["5,000 parts", () => parts(5_000)],
  ["200 levels", () => nested(200)],
  ["a subject of a megabyte", () => aMail({ subject: many(1_000_000, "x") })],
  [
    "5,000 recipients",
    () => aMail({ cc: Array.from({ length: 5_000 }, (_, n) => `r${n}@many.test`).join(",\r\n ") }),
  ],
  ["32,000 blank lines", () => aMail({ text: many(32_000, "\r\n") })],
  [
    "NUL everywhere",
    () => Buffer.from(aMail({ subject: "a\0b", text: "c\0d" }).toString().replaceAll(" ", " \0")),
  ],
  ["a date in 2099", () => aMail({ more: ["Date: Wed, 01 Jan 2099 00:00:00 +0000"] })],
  [
    "5,000 References",
    () => aMail({ references: Array.from({ length: 5_000 }, (_, n) => `${n}@refs.test`) }),
  ],
  ["half a surrogate pair where the text is cut", () => aMail({ text: many(260_000, "😀x") })],
  ["no header at all", () => Buffer.from("\r\n\r\nHello")],
  ["nothing", () => Buffer.from("")],
  ["bytes that are no text", () => Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 7_919) % 256))],
];

onEachDatabase((database) => {
  it("makes a ticket of each hostile mail, and of the mail behind them", async () => {
    const desk = await aDesk(database());
    for (const [, raw] of hostile) await desk.store(raw());
    await desk.store(aMail({ from: "max@customers.test", subject: "The next one" }));
    await desk.understand();
    const tickets = await desk.tickets();
    const mails = tickets.reduce(
      (sum, { messages }) => sum + messages.filter(({ identity }) => identity !== null).length,
      0,
    );
    expect(mails).toBe(hostile.length + 1);
    expect(tickets.at(-1)?.subject).toBe("The next one");
    expect(desk.faults).toEqual([]);
    expect(tickets.every(({ openedAt }) => openedAt <= NOON)).toBe(true);
    expect(tickets.every(({ people }) => people.length <= 50)).toBe(true);
  });

  it("makes a ticket of a mail that breaks the parser, with its raw mail, and of the next one", async () => {
    const desk = await aDesk(database());
    const { parse } = desk.ctx.mail;
    desk.ctx.mail.parse = (raw) =>
      raw.includes("Breaks it") ? Promise.reject(new Error("The parser is broken.")) : parse(raw);
    await desk.store(aMail({ subject: "Breaks it" }));
    await desk.store(aMail({ from: "max@customers.test" }));
    await desk.understand();
    const [broken, next] = await desk.tickets();
    expect(broken?.messages[0]).toMatchObject({ trouble: "It could not be read. The raw mail is attached." });
    expect(broken?.messages[0]?.rawId).not.toBeNull();
    expect(next?.customerEmail).toBe("max@customers.test");
    expect(desk.faults).toEqual(["support.mail-not-read"]);
  });

  it("files mail by mail what could not be filed together, and in the end as it is", async () => {
    const desk = await aDesk(database());
    const { store } = desk.ctx;
    const { transaction } = store;
    store.transaction = (work, withinMs) =>
      transaction(
        (tx) =>
          work({
            ...tx,
            intake: {
              ...tx.intake,
              async write(workspaceId, changes, at) {
                if (changes.messages.some(({ subject }) => subject === "Breaks it"))
                  throw new Error("A fault of ours.");
                await tx.intake.write(workspaceId, changes, at);
              },
            },
          }),
        withinMs,
      );
    await desk.store(aMail({ subject: "Breaks it" }));
    await desk.store(aMail({ from: "max@customers.test", subject: "Next" }));
    for (const seconds of [0, 30, 60]) {
      desk.clock.time = new Date(NOON.getTime() + seconds * 1_000);
      await desk.understand();
      if (seconds === 0) expect((await desk.tickets()).map(({ subject }) => subject)).toEqual(["Next"]);
    }
    expect((await desk.tickets()).map(({ subject }) => subject)).toEqual([
      "Next",
      "A mail that could not be read",
    ]);
    expect(desk.faults).toHaveLength(3);
  });

  it("numbers tickets without a gap where two inboxes are understood at once, and knows one mail in both", async () => {
    const desk = await aDesk(database());
    const second = await desk.addInbox("help@ours.test");
    for (let number = 0; number < 60; number++) {
      const raw = aMail({ from: `c${number}@customers.test`, to: "support@ours.test, help@ours.test" });
      await desk.store(raw);
      await desk.store(raw, { mailboxId: second });
    }
    await Promise.all([
      desk.understand(),
      desk.understand(second),
      desk.understand(),
      desk.understand(second),
    ]);
    const tickets = await desk.tickets();
    expect(tickets.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    const { workspaceId } = desk;
    expect(await desk.prisma.supportMail.count({ where: { workspaceId, messageId: { not: null } } })).toBe(
      120,
    );
  });

  it("offers the sender of an attached mail as the customer", async () => {
    const desk = await aDesk(database());
    const inner = aMail({ from: "Kim <kim@clients.test>" }).toString();
    const raw = Buffer.from(
      [
        "From: Ann <ann@ours.test>",
        "To: support@ours.test",
        "Subject: Fwd: Hilfe",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b\r\nContent-Type: text/plain\r\n\r\nPlease look.",
        `--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}`,
        "--b--",
        "",
      ].join("\r\n"),
    );
    await desk.take(raw);
    expect((await desk.tickets())[0]).toMatchObject({
      customerEmail: "ann@ours.test",
      offeredName: "Kim",
      offeredEmail: "kim@clients.test",
    });
  });
});
