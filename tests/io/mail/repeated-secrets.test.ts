import { inspect } from "node:util";
import { expect, it } from "vitest";
import type { MailboxAccess, OutboundMail } from "../../../src/core/mailbox/mail-port.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { withoutOwnSecrets } from "../../../src/io/mail/own-secrets.ts";
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
    await mail.findSent(access, "Sent", []),
    words,
  ].map(seen);
  expect(told.filter((text) => text.includes(token) || text.includes(repeated))).toEqual([]);
  expect(told.filter((text) => !text.includes("•••"))).toEqual([]);
});
