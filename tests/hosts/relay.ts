import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";
import type { Certificate } from "./certificate.ts";

const NAME = "out.operator.test";

/** The operator's own mail server: of another mail system than the inboxes that it brings mail to. */
export type Relay = AsyncDisposable & {
  /** As SYSTEM_SMTP_URL. */
  url: string;
  /** Mails to addresses that no host was named for, in the order they came. */
  others: { to: string; raw: string }[];
  /** It takes every Authentication-Results out of what it brings. */
  stripsAll: boolean;
};

/** @param hosts - for each domain the port at which its server takes mail from other servers */
export async function startRelay(certificate: Certificate, hosts: Record<string, number>): Promise<Relay> {
  const relay = { others: [] as Relay["others"], stripsAll: false };

  async function pass(raw: string, from: string, to: string): Promise<void> {
    const port = hosts[to.slice(to.lastIndexOf("@") + 1)];
    if (port === undefined) {
      relay.others.push({ to, raw });
      return;
    }
    const kept = relay.stripsAll ? raw.replace(/^Authentication-Results:.*\r\n(?:[ \t].*\r\n)*/gim, "") : raw;
    const line = `Received: from product.test (product.test [203.0.113.5]) by ${NAME} with ESMTPSA id 1\r\n`;
    const transport = createTransport({ host: "127.0.0.1", port, name: NAME, ignoreTLS: true });
    await transport.sendMail({ raw: `${line}${kept}`, envelope: { from, to: [to] } });
    transport.close();
  }

  const server = new SMTPServer({
    key: readFileSync(certificate.keyFile),
    cert: readFileSync(certificate.certFile),
    secure: true,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, { envelope }, done) {
      const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      Array.fromAsync(stream)
        .then(async (chunks) => {
          const raw = Buffer.concat(chunks as Buffer[]).toString("latin1");
          for (const { address } of envelope.rcptTo) await pass(raw, from, address);
          done(null, "2.0.0 OK");
        })
        .catch(done);
    },
  });
  server.on("error", () => {}); // a client that was killed in the middle of a mail
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(relay, {
    url: `smtps://localhost:${port}`,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}
