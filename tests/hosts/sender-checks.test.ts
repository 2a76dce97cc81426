import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWith } from "../setup/needs.ts";
import { type MailHost, startMailHost } from "./mail-host/mail-host.ts";

const SUPPORT = "support@ours.test";
const FORGED = "Authentication-Results: MX.ours.test; dmarc=pass header.from=acme.test";
const FOREIGN = "Authentication-Results: mx.elsewhere.test; dmarc=pass header.from=acme.test";

describeWith("Postfix and Dovecot", "a mail host that checks senders", () => {
  let host: MailHost;
  beforeAll(async () => {
    host = await startMailHost({ senderChecks: { authserv: "mx.ours.test", spfPasses: ["acme.test"] } });
    await host.addMailbox(SUPPORT, "right");
  });
  afterAll(() => host[Symbol.asyncDispose]());

  async function arrived(from: string): Promise<string[]> {
    const before = (await host.messagesIn(SUPPORT)).length;
    await host.deliver(
      `${FORGED}\r\nReceived: from a by b\r\n${FOREIGN}\r\nFrom: Ben <ben@acme.test>\r\nSubject: x\r\n\r\nHello\r\n`,
      { to: SUPPORT, from },
    );
    await host.settled();
    const mail = (await host.messagesIn(SUPPORT))[before];
    if (mail === undefined) throw new Error("The mail did not arrive.");
    const head = mail.raw.toString().split(/\r?\n\r?\n/)[0] ?? "";
    return head
      .replace(/\r?\n[ \t]+/g, " ")
      .split(/\r?\n/)
      .filter((line) => /^(authentication-results|received):/i.test(line))
      .map((line) => line.replace(/^(Received: from) .*? by (\S+) .*$/, "$1 … by $2"));
  }

  it("writes its own results above each mail, and takes out those in its name", async () => {
    expect(await arrived("ben@acme.test")).toEqual([
      "Authentication-Results: mx.ours.test; spf=pass smtp.mailfrom=acme.test; dmarc=pass (p=none) header.from=acme.test",
      "Received: from … by mail.unpause.test",
      "Received: from a by b",
      FOREIGN,
    ]);
    expect((await arrived("eve@evil.test"))[0]).toBe(
      "Authentication-Results: mx.ours.test; spf=fail smtp.mailfrom=evil.test; dmarc=fail (p=none) header.from=acme.test",
    );
  });

  it("can leave what it should take out, take out all, and write nothing", async () => {
    host.checkSenders({ authserv: "mx.ours.test", strips: "none", spfPasses: [] });
    expect(await arrived("ben@acme.test")).toContain(FORGED);
    host.checkSenders({ authserv: null, strips: "all", spfPasses: [] });
    expect(await arrived("ben@acme.test")).toEqual([
      "Received: from … by mail.unpause.test",
      "Received: from a by b",
    ]);
  });
});
