import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { handlePress } from "../../../src/bots/handle-press.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { goOnWithout } from "../../../src/core/reconnect/go-on-without.ts";
import { botKinds, noticeSources } from "../../../src/kinds.ts";
import { type ScriptedFolder, type ScriptedImap, startScriptedImap } from "../../hosts/scripted-imap.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { suppressedIn } from "../../setup/rows.ts";
import { lose, prove, stepOne } from "../disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY, openWorld, type World } from "../world.ts";

/** Where somebody presses. */
const A_CHAT = {
  platform: "chat",
  serves: async () => true,
  words: { name: "Chat", workspace: "Chat", command: "", invite: "" },
};

const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);

onEachDatabase((database) => {
  let world: World;
  let imap: ScriptedImap;
  let lead: { enrolmentId: string; messageId: string; email: string };
  beforeEach(async () => {
    world = await openWorld(database());
    imap = await startScriptedImap();
    const { prisma, mailboxId } = world;
    await prisma.mailbox.update({
      where: { id: mailboxId },
      data: { imapHost: imap.host, imapPort: imap.port },
    });
    lead = await stepOne(world, await aCampaign(world, { leads: 2 }), "accepted");
  });
  afterEach(async () => {
    await imap[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
  });

  const raw = (headers: Record<string, string>, text = "Just saying.") =>
    [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), "", text, ""].join("\r\n");
  /** A mail from the lead, with headers of the test's own. */
  const from = (headers: Record<string, string> = {}, text?: string) =>
    raw(
      {
        From: lead.email,
        Subject: "Re: Hello",
        "Message-ID": `<${randomUUID()}@theirs.test>`,
        "In-Reply-To": `<${lead.messageId}>`,
        ...headers,
      },
      text,
    );
  const optOut = () => from({}, "Please unsubscribe me from your list.");
  const inbox = (...raws: string[]): ScriptedFolder => ({
    path: "INBOX",
    mails: raws.map((raw, at) => ({ uid: at + 1, raw })),
  });
  const behind = (...folders: ScriptedFolder[]) =>
    void imap.folders.splice(0, imap.folders.length, ...folders);
  const suppressed = async () =>
    (await suppressedIn(database().prisma, world.workspaceId)).map(({ email }) => email);
  const mailbox = async () => {
    const found = await world.ctx.store.mailboxes.get(world.mailboxId);
    if (found === null) throw new Error("no mailbox");
    return found;
  };
  const aside = async () => (await world.ctx.store.setAside.of(world.mailboxId, 50)).mails;
  const read = () => readMailbox(world.ctx, world.mailboxId);

  for (const [what, headers] of [
    ["a NUL in an encoded word", { "In-Reply-To": "=?utf-8?q?=3Ca=00b=40c=3E?=" }],
    [
      "a NUL in its Message-ID and subject",
      { "Message-ID": "=?utf-8?q?=3Ca=00b=40c=3E?=", Subject: "=?utf-8?q?a=00b?=" },
    ],
    ["a Message-ID of 3 KB", { "Message-ID": `<${"m".repeat(3_000)}@theirs.test>` }],
    ["references of 3 KB", { References: `<${"r".repeat(3_000)}@theirs.test>` }],
    ["half of a surrogate pair", { Subject: "=?utf-8?b?7aCA?=" }],
  ] as [string, Record<string, string>][]) {
    it(`reads on behind a mail with ${what}, and has nothing to set aside`, async () => {
      behind(inbox(from(headers), optOut()));
      await read();
      expect(await suppressed()).toEqual([lead.email]);
      expect(await aside()).toEqual([]);
      expect(await mailbox()).toMatchObject({ readAt: MONDAY, readFailing: null });
    });
  }

  it("reads on behind an answer with a From of 5 KB, which is no address, and sets it aside", async () => {
    const From = `"${"f".repeat(4_000)}" <${"f".repeat(5_000)}@theirs.test>`;
    behind(inbox(from({ From }), optOut()));
    await read();
    expect(await suppressed()).toEqual([lead.email]);
    expect(await aside()).toMatchObject([{ why: "no_author", tryAt: null }]);
    expect(await mailbox()).toMatchObject({ readAt: MONDAY, readFailing: null });
  });

  it("sets a mail aside that the server does not hand out, once, and applies the opt-out behind it", async () => {
    const folder = inbox(from(), optOut());
    behind({
      ...folder,
      mails: folder.mails.map((mail) => ({ ...mail, ...(mail.uid === 1 && { fault: "no" as const }) })),
    });
    await read();
    await read();
    expect(await suppressed()).toEqual([lead.email]);
    expect(await aside()).toMatchObject([
      {
        folder: "INBOX",
        uid: 1,
        why: "refused",
        words: expect.stringContaining("could not be FETCHed"),
        tries: 0,
      },
    ]);
    expect(await mailbox()).toMatchObject({ state: { kind: "connected" }, readFailing: null });
  });

  it("tries a mail that was set aside again, and applies it when it comes", async () => {
    const folder = inbox(optOut(), from());
    const [first] = folder.mails;
    if (first) first.fault = "bad";
    behind(folder);
    await read();
    expect(await suppressed()).toEqual([]);
    world.clock.time = minutes(11);
    await read();
    expect(await aside()).toMatchObject([{ tries: 1, tryAt: minutes(71) }]);
    delete first?.fault;
    await world.ctx.store.setAside.tryAll(world.mailboxId, minutes(11));
    await read();
    expect([await suppressed(), await aside()]).toEqual([[lead.email], []]);
  });

  it("sets a mail aside that cannot be applied, and applies the others of its batch", async () => {
    const { prisma, workspaceId } = world;
    await prisma.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.message_id = 'bad@theirs.test' THEN RAISE EXCEPTION 'this one is refused'; END IF; RETURN NEW; END $$`);
    await prisma.$executeRawUnsafe(
      "CREATE TRIGGER refuse BEFORE INSERT ON inbound_mail FOR EACH ROW EXECUTE FUNCTION refuse()",
    );
    behind(inbox(from({ "Message-ID": "<bad@theirs.test>" }), optOut()));
    await read();
    await prisma.$executeRawUnsafe("DROP TRIGGER refuse ON inbound_mail");
    expect(await suppressed()).toEqual([lead.email]);
    expect(await aside()).toMatchObject([
      { uid: 1, why: "not_applied", words: expect.stringContaining("this one is refused") },
    ]);
    expect(await prisma.inboundMail.count({ where: { workspaceId } })).toBe(1);
  });

  it("sets no mail aside, and moves no cursor, when nothing can be stored", async () => {
    behind(inbox(from(), optOut()));
    const broken = () => Promise.reject(new Error("the database is away"));
    const ctx = { ...world.ctx, store: { ...world.ctx.store, transaction: broken } };
    await expect(readMailbox(ctx, world.mailboxId)).rejects.toThrow("the database is away");
    expect(await aside()).toEqual([]);
    expect(await mailbox()).toMatchObject({
      readFailing: { since: MONDAY, why: "A fault of Unpause's own: the database is away" },
    });
    await read();
    expect(await suppressed()).toEqual([lead.email]);
    expect((await mailbox()).readFailing).toBeNull();
  });

  it("counts a second mail with a used Message-ID and other words, and the same mail elsewhere not", async () => {
    const id = { "Message-ID": "<ticket-1@theirs.test>" };
    const soft = from(id, "We received your message.");
    behind(inbox(soft), { path: "Archive", mails: [{ uid: 1, raw: soft }] });
    await read();
    expect(await database().prisma.inboundMail.count({ where: { mailboxId: world.mailboxId } })).toBe(1);
    imap.folders[0]?.mails.push({ uid: 2, raw: from(id, "Please unsubscribe me from your list.") });
    await read();
    expect(await suppressed()).toEqual([lead.email]);
    expect(await database().prisma.inboundMail.count({ where: { mailboxId: world.mailboxId } })).toBe(2);
  });

  it("knows since when it cannot read a folder, and why, and reads the others", async () => {
    const bad = { path: "Sales", mails: [{ uid: 1, raw: from() }] };
    behind(inbox(), bad);
    await read();
    behind(inbox(optOut()), {
      ...bad,
      mails: [...bad.mails, { uid: 2, raw: from() }],
      examine: "BAD Internal error",
    });
    await read();
    world.clock.time = minutes(20);
    await read();
    expect(await suppressed()).toEqual([lead.email]);
    const { readings } = world.ctx.store;
    expect(await readings.troubles(world.mailboxId)).toEqual([
      { path: "Sales", since: MONDAY, words: expect.stringContaining("Internal error") },
    ]);
    expect((await readings.stalled(minutes(5), 1_000)).map(({ id }) => id)).toContain(world.mailboxId);
    expect((await readings.stalled(new Date(MONDAY.getTime() - 1), 1_000)).map(({ id }) => id)).not.toContain(
      world.mailboxId,
    );
    expect(await mailbox()).toMatchObject({ state: { kind: "connected" }, readFailing: null });
    behind(inbox(optOut()), bad);
    await read();
    expect(await readings.troubles(world.mailboxId)).toEqual([]);
  });

  it("does not hold a mailbox that signs in but cannot be read, and knows since when", async () => {
    behind({ ...inbox(optOut()), examine: "NO [UNAVAILABLE] Try later" });
    await read();
    world.clock.time = minutes(1);
    await read();
    expect(await mailbox()).toMatchObject({
      state: { kind: "connected" },
      readFailing: { since: MONDAY, why: expect.stringContaining("Try later") },
    });
  });

  it("records and judges a refused sign-in with a NUL in it", async () => {
    imap.answerSignIn("NO [AUTHENTICATIONFAILED] Invalid\0 credentials");
    await read();
    expect((await mailbox()).state).toMatchObject({ kind: "held", cause: "password_changed" });
    const [failure] = await world.ctx.store.failures.recent(world.mailboxId, new Date(0));
    expect(failure?.diagnosis.evidence[0]?.line).toContain("Invalid credentials");
  });

  const lost = async () => {
    const lost = await lose(world);
    const reconnectId = await prove(world, lost);
    return { ...lost, reconnectId, finish: () => finishReconnect(world.ctx, reconnectId) };
  };

  it("resumes a reconnect although a mail was set aside, and says so on the receipt", async () => {
    const folder = inbox(from(), optOut());
    const [first] = folder.mails;
    if (first) first.fault = "cut";
    behind(folder);
    const { finish, disconnectionId } = await lost();
    await finish();
    expect((await mailbox()).state).toEqual({ kind: "connected" });
    expect(await suppressed()).toEqual([lead.email]);
    expect((await world.ctx.store.receipts.get(disconnectionId))?.body.notRead).toEqual({
      folders: [],
      mails: 1,
    });
  });

  it("waits for a folder that cannot be read, asks after a quarter of an hour, and goes on when it is told to", async () => {
    const bad = { path: "Sales", mails: [{ uid: 1, raw: from() }] };
    behind(inbox(), bad);
    await read();
    behind(inbox(), { ...bad, mails: [], examine: "NO Mailbox is corrupt" });
    const { finish, reconnectId, disconnectionId, incidentId } = await lost();
    const state = async () => world.ctx.store.reconnects.get(reconnectId);
    const press = (memberId: string) => goOnWithout(world.ctx, { reconnectId, memberId });
    await finish();
    expect(await state()).toMatchObject({
      state: "reading",
      endedAt: null,
      progress: { unread: { folders: [{ path: "Sales" }], since: MONDAY.toISOString() } },
    });
    expect(await press(world.members.ben)).toEqual({ kind: "not-asked" });

    world.clock.time = minutes(16);
    await finish();
    expect(await state()).toMatchObject({ state: "reading", endedAt: null });
    expect(await press(world.members.cy)).toMatchObject({
      kind: "not-yours",
      entitled: [{ name: "Ben" }, { name: "Ann" }],
    });
    const question = () => noticeSources["unread-folder"]?.load(world.ctx, reconnectId);
    expect(await question()).toMatchObject({
      memberIds: [world.members.ben],
      over: false,
      view: { facts: [{ label: "Sales", value: expect.stringContaining("Mailbox is corrupt") }] },
    });
    await finish();
    const asked = { where: { kind: "show-notice", workspaceId: world.workspaceId } };
    expect(await world.prisma.outboxItem.count(asked)).toEqual(1);
    const ben = await world.ctx.store.members.get(world.members.ben);
    const by = {
      userId: "ben",
      belongs: async () => true,
      look: async () => ({ kind: "person" as const, verifiedEmail: ben?.email ?? null, guest: false }),
    };
    const bots = { kinds: botKinds, chats: chatsOf({}) };
    const answer = await handlePress({ ...world.ctx, ...bots }, A_CHAT, {
      by,
      about: { kind: "unread-folder", id: reconnectId },
      press: "go-without-folder",
      message: null,
      key: "once",
    });
    expect(answer?.reply).toMatchObject({ text: expect.stringContaining("goes on without Sales") });
    expect(await question()).toMatchObject({ over: true });
    await finish();
    expect((await mailbox()).state).toEqual({ kind: "connected" });
    expect((await world.ctx.store.receipts.get(disconnectionId))?.body.notRead).toEqual({
      folders: ["Sales"],
      mails: 0,
    });
    expect(await world.ctx.store.incidents.get(incidentId)).toMatchObject({ endedAt: minutes(16) });
  });

  it("goes on by itself as soon as the folder can be read, and ends after a day when nobody answers", async () => {
    const bad = { path: "Sales", mails: [{ uid: 1, raw: from() }] };
    behind(inbox(), bad);
    await read();
    behind(inbox(), { ...bad, mails: [], examine: "NO Mailbox is corrupt" });
    const first = await lost();
    await first.finish();
    world.clock.time = minutes(16);
    await first.finish();
    world.clock.time = minutes(24 * 60 + 1);
    await first.finish();
    expect(await world.ctx.store.reconnects.get(first.reconnectId)).toMatchObject({ state: "failed" });

    const reconnectId = await prove(world, first);
    await finishReconnect(world.ctx, reconnectId);
    behind(inbox(), bad);
    world.clock.time = minutes(24 * 60 + 2);
    await finishReconnect(world.ctx, reconnectId);
    expect((await mailbox()).state).toEqual({ kind: "connected" });
  });
});
