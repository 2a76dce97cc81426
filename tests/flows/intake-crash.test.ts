import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { type BegunProduct, beginUnpause, freshFolder } from "../commands/unpause.ts";
import { type CutFront, startCutFront } from "../hosts/cut-front.ts";
import { type MailHost, startMailHost } from "../hosts/mail-host/mail-host.ts";
import { freePort } from "../setup/free-port.ts";
import { itWith } from "../setup/needs.ts";
import { RESPONDER, SUPPORT } from "./intake-crash/addresses.ts";
import { someMail } from "./intake-crash/some-mail.ts";

/** The long form is `npm run intake-crash`. */
const MAILS = Number(process.env.UNPAUSE_INTAKE_MAILS ?? 60);
/** A kill for so many mails, and a new password in the middle. */
const MAILS_A_LIFE = MAILS > 1_000 ? 250 : 20;
const MOST_MINUTES = 3 + MAILS / 200;

itWith(
  "Postfix and Dovecot",
  `${MAILS} mails under kills, cut connections and a changed password are one message of a ticket each`,
  async () => {
    await using host = await startMailHost({ filesSent: true });
    using front = await startCutFront({ port: host.imap.tlsPort });
    await host.addMailbox(SUPPORT, "first");
    let env = await environment(host, front.port, "first");
    const ending = new AbortController();
    const others = [cutAtTimes(front, ending.signal), answerEveryLetter(host, ending.signal)];

    let life: BegunProduct | null = null;
    let before = 0;
    onTestFinished(() => life?.kill());
    await say(host, RESPONDER, "Something else");
    for (let number = 0; number < MAILS; number++) {
      if (number % MAILS_A_LIFE === 0) {
        // A life that ends before it has begun to read is no trial.
        if (life !== null) {
          await expect.poll(front.begun).toBeGreaterThan(before);
          await sleep(Math.random() * 500);
          await cutSoon(front);
          await sleep(Math.random() * 1_500);
        }
        await life?.kill();
        if (number === Math.floor(MAILS / MAILS_A_LIFE / 2) * MAILS_A_LIFE) {
          await host.changePassword(SUPPORT, "second");
          await goesOnWithout(env);
          env = { ...env, SUPPORT_IMAP_URL: imapUrl(front.port, "second") };
        }
        before = front.begun();
        life = beginUnpause(["start"], env);
        await life.line();
      }
      const { raw, from, folder } = someMail(number);
      await host.deliver(raw, { to: SUPPORT, from, folder });
    }
    await host.settled();
    ending.abort();
    await Promise.all(others);
    await life?.kill();

    // The last lives are undisturbed, and find the rest.
    const last = performance.now() + MOST_MINUTES * 60_000;
    let found: Awaited<ReturnType<typeof outcome>>;
    do {
      life = beginUnpause(["start"], env);
      await life.line();
      await sleep(10_000);
      expect(await life.stop()).toBe(0);
      found = await outcome(env);
    } while (found.missing.length + found.waiting > 0 && performance.now() < last);
    expect(found).toEqual({ missing: [], twice: [], apart: [], waiting: 0 });
    expect(front.cuts()).toBeGreaterThan(0);
    const letters = (await host.messagesToLeads()).map(({ deliveredTo }) => deliveredTo);
    expect(letters.length, "no customer and no responder has two letters").toBe(new Set(letters).size);
    expect(letters.length).toBeGreaterThan(0);
  },
  MOST_MINUTES * 2 * 60_000,
);

const imapUrl = (port: number, password: string) =>
  `imaps://${encodeURIComponent(SUPPORT)}:${password}@localhost:${port}`;

async function environment(host: MailHost, imapPort: number, password: string) {
  return {
    DATA_DIR: freshFolder(),
    PORT: `${await freePort()}`,
    SECRET_KEY: "a key that the test keeps",
    NODE_EXTRA_CA_CERTS: host.certificate.caFile,
    OUTBOUND_ALLOW: `localhost:${imapPort}, localhost:${host.smtp.tlsPort}`,
    SUPPORT_ADDRESS: SUPPORT,
    SUPPORT_IMAP_URL: imapUrl(imapPort, password),
    SUPPORT_SMTP_URL: `smtps://localhost:${host.smtp.tlsPort}`,
  };
}

/** A life with the password of before: the inbox is lost meanwhile. */
async function goesOnWithout(env: Record<string, string>): Promise<void> {
  const life = beginUnpause(["start"], env);
  onTestFinished(() => life.kill());
  await life.line();
  await sleep(2_000);
  await life.kill();
}

async function cutAtTimes(front: CutFront, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await front.connected(signal);
    await sleep(Math.random() * 2_000, null, { signal }).catch(() => {});
    front.cut();
  }
}

/** Cuts what is connected now. Where it has ended by itself, the next one has its turn for a few seconds. */
async function cutSoon(front: CutFront): Promise<void> {
  const before = front.cuts();
  for (let tries = 0; tries < 100 && front.cuts() === before; tries++) {
    front.cut();
    await sleep(50);
  }
}

const say = (host: MailHost, from: string, subject: string) =>
  host.deliver(
    `From: ${from}\r\nTo: ${SUPPORT}\r\nSubject: ${subject}\r\nMessage-ID: <${crypto.randomUUID()}@leads.test>\r\n\r\nHello.\r\n`,
    { to: SUPPORT, from },
  );

async function answerEveryLetter(host: MailHost, signal: AbortSignal): Promise<void> {
  const answered = new Set<string>();
  while (!signal.aborted) {
    await sleep(500, null, { signal }).catch(() => {});
    for (const letter of await host.messagesIn(RESPONDER)) {
      if (letter.messageId === null || answered.has(letter.messageId)) continue;
      answered.add(letter.messageId);
      await host.reply(letter, { text: "Thank you for your mail." });
    }
  }
}

async function outcome(env: Record<string, string>) {
  const opened = await openDatabase(readConfig(env).database);
  if (opened.kind === "refused") throw new Error(opened.why);
  await using database = opened.database;
  const rows = await database.prisma.ticketMessage.findMany({
    where: { text: { contains: "token-" } },
    select: { text: true, ticketId: true },
  });
  const places = Map.groupBy(rows, ({ text }) => /token-\d+-end/.exec(text)?.[0] ?? "");
  const mails = Array.from({ length: MAILS }, (_, number) => someMail(number));
  const ticketOf = (token: string) => places.get(token)?.[0]?.ticketId;
  return {
    missing: mails.filter(({ token }) => !places.has(token)).map(({ token }) => token),
    twice: [...places].filter(([, found]) => found.length > 1).map(([token]) => token),
    apart: mails
      .filter(({ token, joins }) => joins !== null && ticketOf(token) !== ticketOf(joins))
      .map(({ token }) => token),
    waiting: await database.prisma.supportMail.count({ where: { understoodAt: null } }),
  };
}
