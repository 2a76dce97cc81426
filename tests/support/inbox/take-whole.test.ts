import { afterEach, beforeEach, expect, it } from "vitest";
import type {
  FetchedRaw,
  FolderCursor,
  MailboxAccess,
  UnreadMail,
} from "../../../src/core/mailbox/mail-port.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { listed } from "../../hosts/listed.ts";
import { type ScriptedImap, startScriptedImap } from "../../hosts/scripted-imap.ts";

const MB = 1024 * 1024;
const EPOCH = new Date("2020-01-01T00:00:00Z");

let host: ScriptedImap;
let mail: ReturnType<typeof openMailPort>;
beforeEach(async () => {
  host = await startScriptedImap();
  mail = openMailPort(listed, { connectMs: 1_000, greetingMs: 1_000, silenceMs: 2_000 });
});
afterEach(async () => {
  await mail[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

const access = (): MailboxAccess => ({
  mailboxId: "one",
  address: "support@ours.test",
  senderName: "Support",
  userName: "support@ours.test",
  secret: { kind: "password", password: "right" },
  smtp: { host: host.host, port: 1, security: "none" },
  imap: { host: host.host, port: host.port, security: "none" },
});

const rawOf = (uid: number, bytes = 500) =>
  `From: Lea <lea@customers.test>\r\nSubject: m${uid}\r\n\r\n`.padEnd(bytes, `${uid % 10}`);
const put = (uid: number, bytes?: number, more: object = {}) =>
  host.folders[0]?.mails.push({ uid, raw: rawOf(uid, bytes), ...more });

/** Takes once. */
async function take(cursors: FolderCursor[] = [], since = EPOCH) {
  const batches: FetchedRaw[][] = [];
  const unread: UnreadMail[] = [];
  const result = await mail.fetch(access(), { folders: {}, cursors, since }, async (batch, _, missing) => {
    if (batch.length > 0) batches.push(batch);
    unread.push(...missing);
  });
  return { batches, mails: batches.flat(), unread, result };
}

it("takes small mails together, and no more bytes at once than it should hold", async () => {
  for (let uid = 1; uid <= 30; uid++) put(uid, MB / 2);
  const { batches, mails } = await take();
  expect(mails.map(({ uid, size, raw }) => [uid, size, raw.length])).toEqual(
    Array.from({ length: 30 }, (_, n) => [n + 1, MB / 2, MB / 2]),
  );
  const bytes = batches.map((batch) => batch.reduce((sum, { raw }) => sum + raw.length, 0));
  expect(Math.max(...bytes)).toBeLessThanOrEqual(4 * MB);
  expect(Math.max(...bytes)).toBeGreaterThan(MB);
});

it("goes on in the middle of a large mail when the connection broke there", async () => {
  put(1);
  put(2, 20 * MB, { cutAfter: 15.5 * MB });
  put(3);
  const { mails, unread } = await take();
  expect(mails.map(({ uid }) => uid)).toEqual([1, 2, 3]);
  expect(mails[1]?.raw.toString("latin1") === rawOf(2, 20 * MB)).toBe(true);
  expect(unread).toEqual([]);
  expect(host.bytesHandedOut()).toBeLessThan(22 * MB);
});

it("takes of a mail of more than 50 MB the header and the first text", async () => {
  put(1, 60 * MB);
  put(2);
  const { mails } = await take();
  expect(mails.map(({ uid, size, raw }) => [uid, size, raw.length])).toEqual([
    [1, 60 * MB, MB],
    [2, 500, 500],
  ]);
});

it.each([
  ["nothing", 0],
  ["too little", 100],
  ["too much", 3 * MB],
])("takes the whole mail where the server says %s of its size", async (_, size) => {
  put(1, 2.5 * MB, { size });
  put(2, 300, { size });
  const { mails } = await take();
  expect(mails.map(({ size, raw }) => [size, raw.length])).toEqual([
    [2.5 * MB, 2.5 * MB],
    [300, 300],
  ]);
});

it("sets a mail aside that the server does not hand out, and takes the others", async () => {
  put(1);
  put(2, 500, { fault: "cut" });
  put(3);
  const { mails, unread } = await take();
  expect(mails.map(({ uid }) => uid)).toEqual([1, 3]);
  expect(unread).toMatchObject([{ uid: 2, why: "line_broke" }]);
});

it("begins a folder with what came since the moment itself", async () => {
  put(1);
  const late = await take([], new Date("2026-01-05T09:00:01Z"));
  expect(late.mails).toEqual([]);
  expect(late.result).toMatchObject({ kind: "read", cursors: [{ path: "INBOX", lastUid: 1 }] });
  const early = await take([], new Date("2026-01-05T09:00:00Z"));
  expect(early.mails.map(({ uid }) => uid)).toEqual([1]);
});

it("takes what it is sent and what was answered, each by its kind, and no drafts or trash", async () => {
  const paths = ["INBOX", "Sent", "Junk", "Drafts", "Trash", "Customers"];
  host.folders.splice(0, 1, ...paths.map((path, n) => ({ path, mails: [{ uid: 1, raw: rawOf(n) }] })));
  const folders = { sent: "Sent", junk: "Junk", drafts: "Drafts", trash: "Trash" };
  const kinds: string[] = [];
  await mail.fetch(access(), { folders, cursors: [], since: EPOCH }, async (batch) => {
    kinds.push(...batch.map(({ folder, kind }) => `${folder}: ${kind}`));
  });
  expect(kinds).toEqual(["INBOX: inbox", "Sent: sent", "Junk: spam", "Customers: other"]);
});
