import { inspect } from "node:util";
import { expect, it } from "vitest";
import type { MailboxAccess, OutboundMail } from "../../../src/core/mailbox/mail-port.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { withoutOwnSecrets } from "../../../src/io/mail/own-secrets.ts";
import { recentSecrets } from "../../../src/io/mail/recent-secrets.ts";
import { ENCODINGS } from "../../hosts/encodings.ts";
import { listed } from "../../hosts/listed.ts";
import { startScriptedImap } from "../../hosts/scripted-imap.ts";
import { startScriptedSmtp } from "../../hosts/scripted-smtp.ts";

const USER = "sales@ours.test";
/** Some of all the ways: the others differ only in the text, and that is tested where it is read. */
const WAYS = [
  "as it is",
  "in a quoted string",
  "in base64",
  "as SASL PLAIN",
  "as SASL LOGIN",
  "as XOAUTH2",
  "URL-encoded",
  "quoted-printable",
  "in hex",
] as const;

const PASSWORD = `hunter2/"Hunter2"`;

async function openHosts() {
  await using opening = new AsyncDisposableStack();
  const smtp = opening.use(await startScriptedSmtp());
  const imap = opening.use(await startScriptedImap());
  const mail = opening.use(openMailPort(listed, { connectMs: 2_000, greetingMs: 2_000, silenceMs: 2_000 }));
  const at = (port: number) => ({ host: "localhost", port, security: "none" as const });
  const access: MailboxAccess = {
    mailboxId: "mailbox-1",
    address: USER,
    senderName: "Ann",
    userName: USER,
    secret: { kind: "password", password: PASSWORD },
    smtp: at(smtp.port),
    imap: at(imap.port),
  };
  const open = opening.move();
  return { smtp, imap, mail, access, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

const MESSAGE: OutboundMail = {
  messageId: "1@ours.test",
  from: { name: "Ann", address: USER },
  to: "lea@leads.test",
  subject: "Hello",
  text: "Hello Lea",
  html: null,
  inReplyTo: null,
  references: [],
  unsubscribeUrl: null,
};

/** All that there is of a value, however deep and hidden. */
const seen = (value: unknown) =>
  inspect(value, {
    depth: 20,
    showHidden: true,
    maxStringLength: null,
    breakLength: Number.POSITIVE_INFINITY,
  });

it.each(WAYS.map((how) => [how, ENCODINGS[how]] as const))(
  "takes a password out of every answer of a server that repeats it %s",
  async (_how, encode) => {
    await using hosts = await openHosts();
    const { smtp, imap, mail, access } = hosts;
    const repeated = encode(PASSWORD, USER);
    const told: unknown[] = [];

    smtp.at("auth", { say: `535-5.7.8 no: ${repeated}\n535 5.7.8 Username and Password not accepted` });
    imap.answerSignIn(`NO [AUTHENTICATIONFAILED] no: ${repeated}`);
    told.push(await mail.prove(access), await mail.signIn(access, "smtp"), await mail.signIn(access, "imap"));
    told.push(await mail.transmit(access, MESSAGE));
    const nothing = { folders: {}, cursors: [], since: new Date(0) };
    told.push(await mail.read(access, nothing, async () => {}));
    told.push(await mail.findSent(access, "Sent", ["1@ours.test"]));

    smtp.behave();
    imap.answerSignIn("OK Signed in");
    for (const stage of ["mail", "rcpt", "data", "accept"] as const) {
      smtp.at(stage, { say: `550 5.7.1 no: ${repeated}` });
      told.push(await mail.transmit(access, MESSAGE));
      smtp.behave();
    }
    smtp.at("accept", { say: `250 2.0.0 OK ${repeated}` });
    told.push(await mail.transmit(access, MESSAGE));
    for (const fault of ["examine", "status", "search"] as const) {
      imap.folders[0] = { path: "INBOX", mails: [], [fault]: `NO no: ${repeated}` };
      told.push(await mail.read(access, nothing, async () => {}));
    }

    expect(told).toHaveLength(14);
    const found = told.map(seen).filter((text) => text.includes(PASSWORD) || text.includes(repeated));
    expect(found).toEqual([]);
    expect(told.map(seen).filter((text) => text.includes("•••")).length).toBeGreaterThan(8);
    expect(seen(told[0])).toContain("Username and Password not accepted");
  },
);

it("takes out what a server was sent for the mailbox before, and nothing that another server was sent", async () => {
  await using hosts = await openHosts();
  const { smtp, imap, mail, access } = hosts;
  const tries = ["An-Earlier-Pass/1", "A-Mistyped-Pass/2", "The-Pass-Of-Now/3"];
  const by = (password: string, id: string): MailboxAccess => ({
    ...access,
    mailboxId: id,
    secret: { kind: "password", password },
  });
  const [first, second, last] = tries.map((password, at) => by(password, `mailbox-${at}`));
  if (!first || !second || !last) throw new Error("There are three of them.");
  await mail.prove(first);
  await mail.signIn(second, "imap");
  // A send in hand goes on with the first one.
  for (const each of [last, first]) {
    const repeated = tries.map((secret) => ENCODINGS["as SASL PLAIN"](secret, USER)).join(" and ");
    smtp.at("auth", { say: `535 5.7.8 no: ${repeated}` });
    imap.answerSignIn(`NO [AUTHENTICATIONFAILED] no: ${tries.join(" and ")}`);
    const told = seen(await mail.prove(each));
    expect(told.match(/no: ••• and ••• and •••/g)?.length).toBeGreaterThan(1);
    expect(tries.filter((secret) => told.includes(secret))).toEqual([]);
  }
  // A stranger's server, for the same address, repeats guesses: a mask would say which one is right.
  await using own = await startScriptedSmtp();
  own.at("auth", { say: `535 5.7.8 no: ${tries.join(" and ")}` });
  const elsewhere = { host: "127.0.0.1", port: own.port, security: "none" as const };
  const guesses = await mail.signIn(
    { ...by("A-Stranger's-Own/4", "new"), smtp: elsewhere, imap: elsewhere },
    "smtp",
  );
  expect(seen(guesses)).toContain(`no: ${tries.join(" and ")}`);
});

it("remembers three secrets for an address at a host, and those of 5,000 such places", async () => {
  await using hosts = await openHosts();
  const recent = recentSecrets();
  const signedInWith = (address: string, password: string): MailboxAccess => ({
    ...hosts.access,
    address,
    secret: { kind: "password", password },
  });
  for (let n = 1; n <= 5; n++) recent.remember(signedInWith(USER, `password ${n}`));
  recent.remember(signedInWith(USER, "password 3"));
  expect(recent.of(signedInWith(USER, "password 3"))).toEqual(["password 3", "password 5", "password 4"]);
  for (let n = 0; n < 12_000; n++) recent.remember(signedInWith(`${n}@ours.test`, "the same"));
  expect(recent.count()).toEqual(5_000);
  expect(recent.of(signedInWith(USER, "password 6"))).toEqual(["password 6"]);
});

it.each(WAYS)("takes a token out of every answer of a server that repeats it %s", async (how) => {
  const token = `ya29.${"a0AfH6SMBx7-_Qz".repeat(12)}`;
  const repeated = ENCODINGS[how](token, USER);
  const error = Object.assign(new Error(`no: ${repeated}`), { responseText: repeated });
  const failed = { kind: "failed" as const, error };
  const unread = { folder: "INBOX", uidValidity: 1n, uid: 1, why: "refused" as const, words: repeated };
  const words: string[] = [];
  const mail = withoutOwnSecrets({
    prove: async () => ({ smtp: failed, imap: failed, folders: {} }),
    signIn: async () => failed,
    transmit: async () => ({ kind: "accepted", reply: `250 OK ${repeated}` }),
    async read(_access, _options, apply) {
      await apply([], { path: "INBOX", uidValidity: 1n, lastUid: 1 }, [unread]);
      return { kind: "read", cursors: [], unread: [{ path: "INBOX", error }] };
    },
    readAgain: async () => [{ kind: "unread", unread }],
    async fetch(_access, _options, apply) {
      await apply([], { path: "INBOX", uidValidity: 1n, lastUid: 1 }, [unread]);
      return { kind: "read", cursors: [], unread: [{ path: "INBOX", error }] };
    },
    fetchAgain: async () => [{ kind: "unread", unread }],
    watch: async () => ({ kind: "lost", error }),
    findSent: async () => failed,
  });
  await using hosts = await openHosts();
  const access: MailboxAccess = {
    ...hosts.access,
    secret: { kind: "token", accessToken: token, provider: "google" },
  };
  const told = [
    await mail.prove(access),
    await mail.signIn(access, "smtp"),
    await mail.transmit(access, MESSAGE),
    await mail.read(
      access,
      { folders: {}, cursors: [], since: new Date(0) },
      async (_batch, _cursor, mails) => {
        words.push(...mails.map((each) => each.words));
      },
    ),
    await mail.readAgain(access, []),
    await mail.fetch(
      access,
      { folders: {}, cursors: [], since: new Date(0) },
      async (_batch, _cursor, mails) => {
        words.push(...mails.map((each) => each.words));
      },
    ),
    await mail.fetchAgain(access, {}, []),
    await mail.watch(access, { signal: AbortSignal.timeout(60_000), began() {}, news() {} }),
    await mail.findSent(access, "Sent", []),
    words,
  ].map(seen);
  expect(told.filter((text) => text.includes(token) || text.includes(repeated))).toEqual([]);
  expect(told.filter((text) => !text.includes("•••"))).toEqual([]);
});
