import { createTransport } from "nodemailer";
import { expect, it } from "vitest";
import { startSmtpSink } from "./smtp-sink.ts";

it("counts every mail it has accepted, and shows one that was sent twice", async () => {
  await using sink = await startSmtpSink();
  const transport = createTransport({ host: "127.0.0.1", port: sink.port, pool: true, maxConnections: 5 });
  const send = (messageId: string, to: string) =>
    transport.sendMail({
      from: "ana@outreach.test",
      to,
      messageId,
      subject: "Hello",
      text: "x".repeat(100_000),
    });
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => send(`<${i}@outreach.test>`, `lead${i}@leads.test`)),
  );
  await send("<7@outreach.test>", "lead7@leads.test");
  transport.close();

  const times = await sink.timesAccepted();
  expect(await sink.count()).toEqual(21);
  expect(times.size).toEqual(20);
  expect(times.get("<7@outreach.test>")).toEqual(2);
  expect((await sink.accepted()).at(-1)).toEqual({
    messageId: "<7@outreach.test>",
    from: "ana@outreach.test",
    to: ["lead7@leads.test"],
    at: expect.any(Number),
  });
});
