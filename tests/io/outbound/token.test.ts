import { type AddressInfo, createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { MailboxAccess, Secret } from "../../../src/core/mailbox/mail-port.ts";
import type { Security } from "../../../src/core/mailbox/server.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { openGuard } from "../../../src/io/outbound/guard.ts";
import { readOutbound } from "../../../src/io/outbound/read-outbound.ts";
import { listed } from "../../hosts/listed.ts";
import { startScriptedSmtp } from "../../hosts/scripted-smtp.ts";

const TOKEN: Secret = { kind: "token", accessToken: "ya29.a-token-for-all-mail", provider: "google" };
const PASSWORD: Secret = { kind: "password", password: "hunter2" };

/** A stranger's machine that takes every connection, and remembers it. */
async function startStranger() {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push("");
    socket.on("error", () => {}).on("data", (bytes) => heard.push(bytes.toString()));
    socket.write("220 mail.evil.test ESMTP\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { heard, port: (server.address() as AddressInfo).port };
}

const at = (host: string, port: number, security: Security, secret: Secret): MailboxAccess => {
  const server = { host, port, security };
  const address = "ada@outreach.test";
  return {
    mailboxId: "m",
    address,
    senderName: "Ada",
    userName: address,
    secret,
    smtp: server,
    imap: server,
  };
};

/** Everything that opens a connection. */
async function everyDoor(access: MailboxAccess, outbound = listed) {
  await using mail = openMailPort(outbound, { connectMs: 500, greetingMs: 500, silenceMs: 500 });
  const { folders: _, ...legs } = await mail.prove(access);
  const message = {
    messageId: "1@us.test",
    from: { name: "Ada", address: access.address },
    to: "lead@leads.test",
    subject: "Hello",
    text: "Hello",
    html: null,
    inReplyTo: null,
    references: [],
    unsubscribeUrl: null,
  };
  const read = { folders: {}, cursors: [], since: new Date(0) };
  return [
    legs.smtp,
    legs.imap,
    await mail.signIn(access, "smtp"),
    await mail.signIn(access, "imap"),
    await mail.transmit(access, message),
    await mail.read(access, read, async () => {}),
    await mail.findSent(access, "Sent", ["1@us.test"]),
  ];
}

const errorsOf = (outcomes: { kind: string; error?: unknown }[]) =>
  outcomes.map(({ kind, error }) => [kind, error instanceof Error ? error.message : ""]);

const SEVEN = 7;

it.each<Security>(["tls", "starttls"])(
  "takes a token to no stranger's server by any door (%s)",
  async (security) => {
    const stranger = await startStranger();
    const outcomes = await everyDoor(at("127.0.0.1", stranger.port, security, TOKEN));
    const why =
      "Unpause gives a sign-in of google to 127.0.0.1 only if its operator lists it in TOKEN_HOSTS.";
    expect(errorsOf(outcomes)).toEqual(Array(SEVEN).fill(["failed", why]));
    expect(stranger.heard).toEqual([]);
  },
);

it("takes a token to no server without TLS, also where it is listed", async () => {
  const stranger = await startStranger();
  const outcomes = await everyDoor(at("localhost", stranger.port, "none", TOKEN));
  expect(errorsOf(outcomes)).toEqual(
    Array(SEVEN).fill(["failed", "Unpause gives a sign-in of google to no server without TLS."]),
  );
  expect(stranger.heard).toEqual([]);
});

it("takes no secret to a server that is not allowed, by any door", async () => {
  const stranger = await startStranger();
  const closed = { ...listed, guard: openGuard({ allow: [], plaintext: [] }) };
  for (const secret of [TOKEN, PASSWORD]) {
    const outcomes = await everyDoor(at("localhost", stranger.port, "tls", secret), closed);
    const why = `Unpause may not connect to localhost, port ${stranger.port}, unless its operator lists it in OUTBOUND_ALLOW.`;
    expect(errorsOf(outcomes)).toEqual(Array(SEVEN).fill(["failed", why]));
  }
  expect(stranger.heard).toEqual([]);
});

it("says no password in clear where only connecting is allowed, by any door", async () => {
  await using smtp = await startScriptedSmtp();
  const { outbound } = readOutbound({ OUTBOUND_ALLOW: `127.0.0.1:${smtp.port}` });
  const outcomes = await everyDoor(at("127.0.0.1", smtp.port, "none", PASSWORD), {
    ...listed,
    guard: openGuard(outbound),
  });
  const why = `Unpause may not connect to 127.0.0.1, port ${smtp.port}, without TLS unless its operator lists it in OUTBOUND_PLAINTEXT.`;
  expect(errorsOf(outcomes)).toEqual(Array(SEVEN).fill(["failed", why]));
  expect(smtp.signIns()).toEqual([]);
});
