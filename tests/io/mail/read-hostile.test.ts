import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { statedWait } from "../../../src/core/diagnosis/stated-wait.ts";
import type {
  FolderCursor,
  MailboxAccess,
  ReadResult,
  UnreadMail,
} from "../../../src/core/mailbox/mail-port.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { listed } from "../../hosts/listed.ts";
import {
  type FetchFault,
  type ScriptedImap,
  type ScriptedMail,
  startScriptedImap,
  THROTTLED,
} from "../../hosts/scripted-imap.ts";

const EPOCH = new Date("2020-01-01T00:00:00Z");
const FAULTS = ["no", "bad", "bye", "cut", "silent", "nil", "nothing"] as const satisfies FetchFault[];
const WHY = {
  no: "refused",
  bad: "refused",
  bye: "line_broke",
  cut: "line_broke",
  silent: "silent",
  nil: "no_content",
  nothing: "no_content",
};

describe("a server that does not hand out everything", () => {
  let host: ScriptedImap;
  let mail: ReturnType<typeof openMailPort>;
  beforeEach(async () => {
    host = await startScriptedImap();
    mail = openMailPort(listed, { connectMs: 1_000, greetingMs: 1_000, silenceMs: 300 });
  });
  afterEach(async () => {
    await mail[Symbol.asyncDispose]();
    await host[Symbol.asyncDispose]();
  });

  const mailOf = (uid: number, fault?: FetchFault): ScriptedMail => ({
    uid,
    raw: `From: Lea <lea@leads.test>\r\nSubject: m${uid}\r\nMessage-ID: <m${uid}@leads.test>\r\n\r\nyes\r\n`,
    ...(fault && { fault }),
  });
  const access = (): MailboxAccess => ({
    mailboxId: "one",
    address: "ana@ours.test",
    senderName: "Ana",
    userName: "ana@ours.test",
    secret: { kind: "password", password: "right" },
    smtp: { host: host.host, port: 1, security: "none" },
    imap: { host: host.host, port: host.port, security: "none" },
  });

  /** Reads once. `read`: the subjects, each once, in the order of their names. */
  async function read(cursors: FolderCursor[] = []) {
    const read = new Set<string>();
    const unread: UnreadMail[] = [];
    const stored = new Map(cursors.map((cursor) => [cursor.path, cursor]));
    const result: ReadResult = await mail.read(
      access(),
      { folders: {}, cursors, since: EPOCH },
      async (batch, cursor, aside) => {
        for (const each of batch) read.add(`${each.folder}: ${each.mail.subject}`);
        unread.push(...aside);
        stored.set(cursor.path, cursor);
      },
    );
    if (result.kind === "read") for (const cursor of result.cursors) stored.set(cursor.path, cursor);
    return { result, read: [...read].toSorted(), unread, cursors: [...stored.values()] };
  }
  const inbox = (...mails: ScriptedMail[]) => {
    host.folders.splice(0, host.folders.length, { path: "INBOX", mails });
  };

  const throttled: [asked: string, slowDown: () => void][] = [
    ["signs in", () => host.answerSignIn(THROTTLED)],
    ["lists the folders", () => host.answerListStatus(THROTTLED)],
    [
      "opens a folder",
      () => host.folders.splice(0, 1, { path: "INBOX", mails: [mailOf(1)], examine: THROTTLED }),
    ],
    ["searches", () => host.folders.splice(0, 1, { path: "INBOX", mails: [mailOf(1)], search: THROTTLED })],
    ["fetches a mail", () => inbox(mailOf(1), mailOf(2, "throttle"), mailOf(3))],
  ];
  it.each(throttled)(
    "goes away at once, and knows for how long, where Exchange throttles a client that %s",
    async (_asked, slowDown) => {
      slowDown();
      const began = performance.now();
      const { result, unread } = await read();

      expect(result.kind).toBe("failed");
      const found = diagnose({
        provider: "microsoft",
        protocol: "imap",
        credential: "oauth",
        error: result.kind === "failed" && result.error,
      });
      expect(found).toMatchObject({ cause: "rate_limited", confidence: "certain" });
      expect(statedWait(found.evidence[0]?.line ?? "", EPOCH)).toBe(92_415);
      expect(unread).toEqual([]);
      expect(host.signIns()).toBe(1);
      expect(performance.now() - began).toBeLessThan(2_000);
    },
  );

  for (const fault of FAULTS) {
    it(`reads the mails before and behind one that is answered with "${fault}", and sets that one aside, once`, async () => {
      inbox(mailOf(1), mailOf(2, fault), mailOf(3), mailOf(4));
      const first = await read();
      expect(first.result).toMatchObject({ kind: "read", unread: [] });
      expect(first.read).toEqual(["INBOX: m1", "INBOX: m3", "INBOX: m4"]);
      expect(first.unread).toEqual([
        { folder: "INBOX", uidValidity: 7n, uid: 2, why: WHY[fault], words: expect.stringMatching(/\S/) },
      ]);
      expect(first.cursors).toEqual([{ path: "INBOX", uidValidity: 7n, lastUid: 4 }]);

      host.folders[0]?.mails.push(mailOf(5));
      const second = await read(first.cursors);
      expect([second.read, second.unread]).toEqual([["INBOX: m5"], []]);
    });

    it(`sets aside the only mail of a mailbox that is answered with "${fault}"`, async () => {
      inbox(mailOf(1, fault));
      const { result, unread, cursors } = await read();
      expect(result.kind).toBe("read");
      expect(unread.map(({ uid }) => uid)).toEqual([1]);
      expect(cursors).toEqual([{ path: "INBOX", uidValidity: 7n, lastUid: 1 }]);
    });

    it(`sets no mail aside when every mail is answered with "${fault}": the server is ill`, async () => {
      inbox(...Array.from({ length: 30 }, (_, at) => mailOf(at + 1, fault)));
      const ill = await read();
      expect([ill.read, ill.unread, ill.cursors]).toEqual([[], [], []]);
      expect(ill.result).not.toMatchObject({ kind: "read", unread: [] });

      inbox(...Array.from({ length: 30 }, (_, at) => mailOf(at + 1)));
      const well = await read(ill.cursors);
      expect([well.read.length, well.unread]).toEqual([30, []]);
    });
  }

  it("reads all others when one mail in four is bad, each in another way", async () => {
    inbox(
      ...Array.from({ length: 60 }, (_, at) =>
        mailOf(at + 1, at % 4 === 1 ? FAULTS[(at >> 2) % 6] : undefined),
      ),
    );
    let { read: found, unread, cursors } = await read();
    for (let more = await read(cursors); more.unread.length > 0; more = await read(more.cursors)) {
      found = [...found, ...more.read];
      unread = [...unread, ...more.unread];
      cursors = more.cursors;
    }
    expect(new Set(found).size).toBe(45);
    expect(new Set(unread.map(({ uid }) => uid)).size).toBe(15);
  });

  it("takes a mail that was deleted since the search for gone", async () => {
    inbox(mailOf(1), mailOf(2, "nothing"), mailOf(3));
    const { mails } = host.folders[0] ?? { mails: [] };
    const first = mail.read(access(), { folders: {}, cursors: [], since: EPOCH }, async (_, __, aside) => {
      expect(aside).toEqual([]);
    });
    // As soon as the batch was asked for, it is not there any more.
    while (host.handedOut() < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    mails.splice(1, 1);
    expect(await first).toMatchObject({ kind: "read", cursors: [{ lastUid: 3 }] });
  });

  it("had a bad moment: what comes at the second try is read", async () => {
    inbox(mailOf(1), mailOf(2, "cut"), mailOf(3));
    const second = host.folders[0]?.mails[1];
    const reading = read();
    while (host.signIns() < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    if (second) delete second.fault;
    expect(await reading).toMatchObject({ read: ["INBOX: m1", "INBOX: m2", "INBOX: m3"], unread: [] });
  });

  for (const step of ["examine", "status", "search"] as const) {
    for (const answer of ["NO Server error", "BAD Command unknown", "cut", "silent"]) {
      it(`reads the other folders when one answers ${answer} to ${step.toUpperCase()}`, async () => {
        host.folders.splice(
          0,
          host.folders.length,
          { path: "INBOX", mails: [mailOf(1)] },
          { path: "Bad", mails: [mailOf(2)], [step]: answer },
          { path: "Other", mails: [mailOf(3)] },
        );
        const stored = [{ path: "Bad", uidValidity: 7n, lastUid: 1 }];
        const { result, read: found } = await read(stored);
        expect(found).toEqual(expect.arrayContaining(["INBOX: m1", "Other: m3"]));
        const isReadable = step === "status" || (step === "search" && !/cut|silent/.test(answer));
        expect(result).toMatchObject({ kind: "read", unread: isReadable ? [] : [{ path: "Bad" }] });
        expect(found.includes("Bad: m2")).toBe(isReadable);
      });
    }
  }

  it("reads the other folders when it is the inbox that cannot be opened", async () => {
    host.folders.splice(
      0,
      host.folders.length,
      { path: "INBOX", mails: [mailOf(1)], examine: "NO Server error" },
      { path: "Other", mails: [mailOf(3)] },
    );
    const { result, read: found } = await read();
    expect(found).toEqual(["Other: m3"]);
    expect(result).toMatchObject({ kind: "read", unread: [{ path: "INBOX" }] });
  });

  it("lists the folders without their states when the server refuses to name these", async () => {
    inbox(mailOf(1));
    for (const answer of ["NO Server error", "BAD Command unknown"]) {
      host.answerListStatus(answer);
      expect((await read()).read).toEqual(["INBOX: m1"]);
    }
  });

  it("reads UIDs of 32 bits", async () => {
    inbox(mailOf(2_147_483_648), mailOf(4_294_967_294));
    const { read: found, cursors } = await read();
    expect(found).toHaveLength(2);
    expect(cursors).toEqual([{ path: "INBOX", uidValidity: 7n, lastUid: 4_294_967_294 }]);
  });

  for (const [what, folder] of [
    ["no UIDVALIDITY", { uidValidity: null }],
    ["a UIDVALIDITY of zero", { uidValidity: "0" }],
    ["a UIDVALIDITY beyond all bounds", { uidValidity: "9".repeat(19) }],
    ["no UIDNEXT", { uidNext: null }],
    ["a UIDNEXT of zero", { uidNext: "0" }],
    ["neither", { uidValidity: null, uidNext: null }],
  ] as const) {
    it(`reads each mail once in a folder that names ${what}`, async () => {
      host.folders.splice(0, host.folders.length, {
        path: "INBOX",
        mails: [mailOf(1), mailOf(2)],
        ...folder,
      });
      const first = await read();
      expect(first.read).toEqual(["INBOX: m1", "INBOX: m2"]);
      expect(first.cursors[0]?.uidValidity).toBeLessThan(2n ** 63n);
      host.folders[0]?.mails.push(mailOf(3));
      expect((await read(first.cursors)).read).toEqual(["INBOX: m3"]);
    });
  }

  it("knows a folder with a path of kilobytes by its hash", async () => {
    const path = `Deep/${"x".repeat(3_000)}`;
    host.folders.push({ path, mails: [mailOf(1)] });
    const first = await read();
    const [cursor] = first.cursors.filter(({ path }) => path !== "INBOX");
    expect(cursor?.path).toMatch(/^sha256-/);
    expect((await read(first.cursors)).read).toEqual([]);
  });

  for (const fault of [undefined, ...FAULTS]) {
    it(`tries a mail again, alone, and says what came of it: ${fault ?? "it comes"}`, async () => {
      inbox(mailOf(1, fault), mailOf(2));
      const at = { folder: "INBOX", uidValidity: 7n };
      const asked = [
        { ...at, uid: 1 },
        { ...at, uid: 2 },
        { ...at, uid: 9 },
        { ...at, uid: 2, uidValidity: 8n },
        { ...at, uid: 2, folder: "Nowhere" },
      ];
      const [first, ...others] = await mail.readAgain(access(), asked);
      expect(first).toMatchObject(
        fault ? { kind: "unread", unread: { uid: 1, why: WHY[fault] } } : { kind: "had", mail: { uid: 1 } },
      );
      expect(others).toMatchObject([
        { kind: "had", mail: { uid: 2 } },
        { kind: "gone" },
        { kind: "gone" },
        { kind: "gone" },
      ]);
    });
  }

  it("cannot try a mail again while the server is away", async () => {
    const asked = [{ folder: "INBOX", uidValidity: 7n, uid: 1 }];
    host.answerSignIn("cut");
    expect(await mail.readAgain(access(), asked)).toEqual([{ kind: "untried" }]);
  });
});
