import { expect, it } from "vitest";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aDesk, aMail, type Desk, NOON } from "../a-desk.ts";
import { HOSTILE_MAILS } from "./hostile/hostile-mails.ts";

const waiting = ({ prisma, workspaceId }: Desk) =>
  prisma.supportMail.count({ where: { workspaceId, understoodAt: null } });

onEachDatabase((database) => {
  it("files each hostile mail, and makes a ticket of the mail behind them", async () => {
    const desk = await aDesk(database());
    for (const { make } of HOSTILE_MAILS) await desk.store(make());
    await desk.store(aMail({ from: "max@customers.test", subject: "The next one" }));
    while ((await waiting(desk)) > 0) await desk.understand();
    const { workspaceId } = desk;
    expect(desk.faults).toEqual([]);
    // A burst of one sender is gathered, and counted.
    const nowhere = { workspaceId, messageId: null, gatheredIn: null };
    expect(await desk.prisma.supportMail.count({ where: nowhere })).toBe(0);
    expect(await desk.prisma.supportMail.count({ where: { workspaceId } })).toBe(HOSTILE_MAILS.length + 1);
    const tickets = await desk.tickets();
    expect(tickets.at(-1)?.subject).toBe("The next one");
    expect(tickets.every(({ openedAt }) => openedAt <= NOON)).toBe(true);
    expect(tickets.every(({ people }) => people.length <= 50)).toBe(true);
    expect(tickets.every(({ verified }) => !verified)).toBe(true);
  });

  it("knows a drawing and a page by their bytes, whatever they are called", async () => {
    const desk = await aDesk(database());
    for (const what of ["an SVG with a script", "a PNG that is HTML"])
      await desk.take(HOSTILE_MAILS.find((mail) => mail.what === what)?.make() ?? Buffer.from(""));
    const files = await desk.prisma.ticketAttachment.findMany({
      where: { message: { workspaceId: desk.workspaceId } },
      orderBy: { name: "asc" },
    });
    expect(files.map(({ name, detectedType }) => [name, detectedType])).toEqual([
      ["logo.svg", "image/svg+xml"],
      ["shot.png", "text/html"],
    ]);
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
