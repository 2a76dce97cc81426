import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWith } from "../setup/needs.ts";
import { type MailHost, startMailHost } from "./mail-host/mail-host.ts";

const ANA = "ana@outreach.test";
const PASSWORD = 'first "secret" with ünïcode $1';

describeWith("Postfix and Dovecot", "the mail host", () => {
  let host: MailHost;

  beforeAll(async () => {
    host = await startMailHost({ filesSent: true });
    host.trust();
    await host.addMailbox(ANA, PASSWORD);
  });
  afterAll(() => host[Symbol.asyncDispose]());

  const submit = async (to: string, password = PASSWORD, from = ANA) => {
    const { host: name, startTlsPort } = host.smtp;
    const transport = createTransport({
      host: name,
      port: startTlsPort,
      requireTLS: true,
      auth: { user: ANA, pass: password },
    });
    try {
      return await transport.sendMail({ from, to, subject: "Hello", text: "Grüße" });
    } finally {
      transport.close();
    }
  };

  it("delivers to a lead and files a copy in Sent", async () => {
    const { messageId } = await submit("lea@leads.test");
    await host.settled();
    const [received] = await host.messagesIn("lea@leads.test");
    const [filed] = await host.messagesIn(ANA, "Sent");
    expect(received).toMatchObject({
      deliveredTo: "lea@leads.test",
      from: ANA,
      to: ["lea@leads.test"],
      subject: "Hello",
      messageId,
      text: "Grüße\n",
      html: null,
    });
    expect(filed).toMatchObject({ messageId });
  });
});
