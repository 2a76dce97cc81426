import { expect, it } from "vitest";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aDesk, aMail, type Desk } from "../a-desk.ts";

onEachDatabase((database) => {
  const messagesOf = async (desk: Desk) => (await desk.tickets()).flatMap(({ messages }) => messages);
  const fromCustomer = async (desk: Desk) =>
    (await messagesOf(desk)).filter(({ author }) => author === "customer");

  it("makes two messages of one Message-ID with two texts", async () => {
    const desk = await aDesk(database());
    const id = "planted@customers.test";
    await desk.take(aMail({ id, text: "First." }));
    await desk.take(aMail({ id, text: "Second." }));
    expect((await fromCustomer(desk)).map(({ text }) => text.trim())).toEqual(["First.", "Second."]);
  });

  it("makes one message of one raw mail in INBOX, in Spam and in a second inbox", async () => {
    const desk = await aDesk(database());
    const second = await desk.addInbox("help@ours.test");
    const raw = aMail();
    await desk.take(raw, { folder: "spam" });
    await desk.take(raw);
    await desk.take(raw, { mailboxId: second });
    const [ticket, ...others] = await desk.tickets();
    expect(others).toEqual([]);
    expect(ticket?.messages.filter(({ author }) => author === "customer")).toHaveLength(1);
    expect(await desk.prisma.supportMail.count({ where: { messageId: ticket?.messages[0]?.id ?? "" } })).toBe(
      3,
    );
  });

  it("takes a mail for the same when servers on the way changed its encoding and line ends", async () => {
    const desk = await aDesk(database());
    const raw = aMail({ id: "one@customers.test", text: "Grüße\r\nLea" });
    const encoded = Buffer.from(
      raw
        .toString()
        .replace(
          "Content-Type: text/plain; charset=utf-8",
          "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
        )
        .replace(
          /\r\n\r\n([\s\S]*)$/,
          (_, body: string) => `\r\n\r\n${Buffer.from(body.replaceAll("\r\n", "\n")).toString("base64")}\r\n`,
        ),
    );
    await desk.take(raw);
    await desk.take(encoded);
    expect(await fromCustomer(desk)).toHaveLength(1);
  });

  it("goes by the bytes of mails without a Message-ID", async () => {
    const desk = await aDesk(database());
    await desk.take(aMail({ id: null, subject: "One" }));
    await desk.take(aMail({ id: null, subject: "One" }), { folder: "spam" });
    await desk.take(aMail({ id: null, subject: "Two" }));
    expect((await fromCustomer(desk)).map(({ subject }) => subject)).toEqual(["One", "Two"]);
  });
});
