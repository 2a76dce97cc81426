import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { afterAll, beforeAll, expect, it } from "vitest";
import { explainProof } from "../../../src/core/mailbox/explain-proof.ts";
import type { MailboxAccess, Security } from "../../../src/core/mailbox/mail-port.ts";
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

/** What the owner of a mailbox is told when both legs are sent to this host and port. */
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
  const { smtp, imap } = explainProof(await mail.prove(access), { ...access, ...subject });
  const plain = (sentence: string | undefined) => sentence?.replaceAll(`${host}:${port}`, "HOST:PORT");
  return { smtp: plain(smtp?.sentence), imap: plain(imap?.sentence) };
}

const ports = {
  smtp: "usually 465 with TLS or 587 with STARTTLS",
  imap: "usually 993 with TLS or 143 with STARTTLS",
};

it("says that nothing answers where no server listens", async () => {
  const closed = await listen(() => {});
  for (const server of open) server.close();
  open.clear();
  expect(await told("127.0.0.1", closed, "tls")).toEqual({
    smtp: `Nothing answers at HOST:PORT: check host and port (${ports.smtp}).`,
    imap: `Nothing answers at HOST:PORT: check host and port (${ports.imap}).`,
  });
});

it("says that the host does not exist", async () => {
  const sentence =
    "We found no server named mail.nowhere.invalid: check how it is spelled, or look it up in your provider's help.";
  expect(await told("mail.nowhere.invalid", 993, "tls")).toEqual({ smtp: sentence, imap: sentence });
});

it("names the other choice when TLS is spoken to a plain port", async () => {
  const port = await listen((socket) => socket.write("220 plain ESMTP\r\n"));
  expect(await told("127.0.0.1", port, "tls")).toEqual({
    smtp: "HOST:PORT does not speak TLS from the start: choose STARTTLS, or the port for TLS (465).",
    imap: "HOST:PORT does not speak TLS from the start: choose STARTTLS, or the port for TLS (993).",
  });
});

it("names the other choice when a plain greeting is awaited from a TLS port", async () => {
  expect(await told("127.0.0.1", await listenTls(["127.0.0.1"]), "starttls")).toEqual({
    smtp: "HOST:PORT takes the connection but says nothing: choose TLS if this port expects it, and check that it is a sending (SMTP) mail server.",
    imap: "HOST:PORT takes the connection but says nothing: choose TLS if this port expects it, and check that it is a receiving (IMAP) mail server.",
  });
});

it("says that what answers is no mail server", async () => {
  const port = await listen((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
  expect(await told("127.0.0.1", port, "none")).toEqual({
    smtp: `What answers at HOST:PORT is not a sending (SMTP) mail server: check host and port (${ports.smtp}).`,
    imap: `What answers at HOST:PORT is not a receiving (IMAP) mail server: check host and port (${ports.imap}).`,
  });
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
