import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MailboxAccess } from "../../../src/core/mailbox/mail-port.ts";
import { withoutForeign } from "../../../src/core/mailbox/no-mail-server.ts";
import type { Security } from "../../../src/core/mailbox/server.ts";
import { explainProof } from "../../../src/core/setup/explain-proof.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { makeCertificate, trustAuthority } from "../../hosts/certificate.ts";
import { listed } from "../../hosts/listed.ts";

const open = new Set<{ close(): void }>();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "unpause-advice-"));
});
afterAll(async () => {
  for (const server of open) server.close();
  await rm(folder, { recursive: true });
});

type Behaviour = (socket: Socket) => void;
async function listen(behave: Behaviour): Promise<number> {
  const server = createServer((socket) => behave(socket.on("error", () => {})));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.add(server);
  return (server.address() as AddressInfo).port;
}
async function listenTls(names: string[], trusted = false): Promise<number> {
  const { certFile, keyFile, ca } = await makeCertificate(await mkdtemp(join(folder, "certificate-")), names);
  if (trusted) trustAuthority(ca);
  const server = createTlsServer({ cert: await readFile(certFile), key: await readFile(keyFile) });
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.add(server);
  return (server.address() as AddressInfo).port;
}

/** The advice for a mailbox's owner when both legs are sent to this host and port. */
async function told(host: string, port: number, security: Security) {
  const server = { host, port, security };
  const access: MailboxAccess = {
    mailboxId: "m",
    address: "ana@us.test",
    senderName: "Ana",
    userName: "ana@us.test",
    secret: { kind: "password", password: "secret" },
    smtp: server,
    imap: server,
  };
  await using mail = openMailPort(listed, {
    connectMs: 400,
    greetingMs: 200,
    silenceMs: 400,
    proveMs: 3_000,
  });
  const subject = { provider: "generic", signIn: "password", appPasswordPage: null, known: false } as const;
  const proof = await mail.prove(access);
  const told = { ...proof, smtp: withoutForeign(proof.smtp), imap: withoutForeign(proof.imap) };
  const { smtp, imap } = explainProof(told, { ...access, ...subject });
  const said = inspect(told, { depth: 5 });
  for (const words of FOREIGN_WORDS) expect(said).not.toContain(words);
  const plain = (sentence: string | undefined) => sentence?.replaceAll(`${host}:${port}`, "HOST:PORT");
  return { smtp: plain(smtp?.sentence), imap: plain(imap?.sentence) };
}

const ports = {
  smtp: "usually 465 with TLS or 587 with STARTTLS",
  imap: "usually 993 with TLS or 143 with STARTTLS",
};

const none = (how: string) => ({
  smtp: `No sending (SMTP) mail server answers at HOST:PORT ${how}: check host, port and encryption (${ports.smtp}), and whether a firewall stands between.`,
  imap: `No receiving (IMAP) mail server answers at HOST:PORT ${how}: check host, port and encryption (${ports.imap}), and whether a firewall stands between.`,
});
const HOW = { tls: "with TLS from the start", starttls: "with STARTTLS", none: "without TLS" };

/** Servers with words of their own, none of which reaches a person. */
const FOREIGN: Record<string, Behaviour> = {
  "a silent port": () => {},
  "a port that hangs up": (socket) => void socket.end(),
  "a port that breaks off": (socket) => void socket.resetAndDestroy(),
  SSH: (socket) => void socket.write("SSH-2.0-OpenSSH_9.2p1\r\n"),
  "SSH that hangs up": (socket) => void socket.end("SSH-2.0-OpenSSH_9.2p1\r\n"),
  HTTP: (socket) => void socket.end("HTTP/1.1 400 Bad Request\r\nServer: hidden-proxy/1.2\r\n\r\n"),
  Redis: (socket) => void socket.end("-ERR unknown command 'EHLO', hidden-redis\r\n"),
  MySQL: (socket) => void socket.end(Buffer.from("J\0\0\0\n8.0.36-hidden-mysql\0", "latin1")),
  POP3: (socket) => void socket.write("+OK hidden-pop3 ready\r\n"),
  NNTP: (socket) => void socket.write("200 hidden-nntp ready\r\n"),
  FTP: (socket) => {
    socket.write("220 hidden-ftp ready\r\n");
    socket.on("data", () => socket.write("530 hidden-ftp wants USER and PASS\r\n"));
  },
};
const FOREIGN_WORDS = ["hidden", "OpenSSH", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "SSL"];

describe.each<Security>(["tls", "starttls", "none"])("with security %s", (security) => {
  it("says of a closed port that no mail server answers", async () => {
    const closed = await listen(() => {});
    for (const server of open) server.close();
    open.clear();
    expect(await told("127.0.0.1", closed, security)).toEqual(none(HOW[security]));
  });

  it.each(Object.keys(FOREIGN))("says the same of %s", async (name) => {
    const port = await listen(FOREIGN[name] as Behaviour);
    expect(await told("127.0.0.1", port, security)).toEqual(none(HOW[security]));
  });
});

it("says the same where a plain greeting is awaited from a TLS port, and TLS from a plain one", async () => {
  expect(await told("127.0.0.1", await listenTls(["127.0.0.1"]), "starttls")).toEqual(none(HOW.starttls));
  const plain = await listen((socket) => socket.write("220 plain ESMTP\r\n"));
  expect(await told("127.0.0.1", plain, "tls")).toEqual(none(HOW.tls));
});

it("tells a mail server's own words, also where it turns us away at once", async () => {
  const server = await listen((socket) => void socket.end("554 5.7.1 Your network is blocked here\r\n"));
  const turnedAway = await told("127.0.0.1", server, "none");
  expect(turnedAway.smtp).not.toContain("No sending (SMTP) mail server");
  const bye = await listen((socket) => void socket.end("* BYE Too many connections, come back later\r\n"));
  expect((await told("127.0.0.1", bye, "none")).imap).not.toContain("No receiving (IMAP) mail server");
});

it("says that the host does not exist", async () => {
  const sentence =
    "We found no server named mail.nowhere.invalid: check how it is spelled, or look it up in your provider's help.";
  expect(await told("mail.nowhere.invalid", 993, "tls")).toEqual({ smtp: sentence, imap: sentence });
});

it("says that STARTTLS is not offered", async () => {
  const smtp = await listen((socket) => {
    socket.write("220 old ESMTP\r\n");
    socket.on("data", (line) =>
      socket.write(line.toString().startsWith("EHLO") ? "250 old\r\n" : "502 5.5.1 what?\r\n"),
    );
  });
  const imap = await listen((socket) => {
    socket.write("* OK [CAPABILITY IMAP4rev1] old\r\n");
    socket.on("data", (line) => socket.write(`${line.toString().split(" ")[0]} OK done\r\n`));
  });
  expect((await told("127.0.0.1", smtp, "starttls")).smtp).toBe(
    "HOST:PORT does not offer STARTTLS: choose TLS and port 465.",
  );
  expect((await told("127.0.0.1", imap, "starttls")).imap).toBe(
    "HOST:PORT does not offer STARTTLS: choose TLS and port 993.",
  );
});

it("says whose certificate is not trusted, and which name does not fit", async () => {
  const untrusted = await told("127.0.0.1", await listenTls(["127.0.0.1"]), "tls");
  expect(untrusted.smtp).toMatch(/^Nobody we trust vouches for the certificate of 127\.0\.0\.1: /);
  expect(untrusted.imap).toBe(untrusted.smtp);

  const otherName = await told("127.0.0.1", await listenTls(["mail.other.test"], true), "tls");
  expect(otherName.smtp).toBe(
    "The certificate there is for another name than 127.0.0.1: enter the name that your provider gives for its mail server.",
  );
  expect(otherName.imap).toBe(otherName.smtp);
});

it("ends a proof at its deadline, on both legs, when a server keeps us waiting", async () => {
  const port = await listen(() => {});
  const server = { host: "127.0.0.1", port, security: "none" } as const;
  await using mail = openMailPort(listed, { proveMs: 200 });
  const proof = await mail.prove({
    mailboxId: "m",
    address: "ana@us.test",
    senderName: "Ana",
    userName: "ana@us.test",
    secret: { kind: "password", password: "secret" },
    smtp: server,
    imap: server,
  });
  const late = { kind: "failed", error: { code: "ETIMEDOUT", timeoutType: "DEADLINE" } };
  expect(proof).toMatchObject({ smtp: late, imap: late, folders: {} });
});
