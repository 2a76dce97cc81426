import { readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { rotateKeys } from "../../../src/core/sealing/rotate-keys.ts";
import { openMailFolder } from "../../../src/io/db/mail-folder.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { aesSecrets } from "../../../src/io/secrets/aes-secrets.ts";
import { storeMails } from "../../../src/support/inbox/store-mails.ts";
import { openRaw } from "../../../src/support/raw/open-raw.ts";
import { purgeRaw, sweepRawFiles } from "../../../src/support/raw/purge-raw.ts";
import type { SupportContext } from "../../../src/support/support-rooms.ts";
import { MONDAY, openWorld, type World } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";
import { addInbox, storedOf } from "../inbox/an-inbox.ts";

const DAY_MS = 24 * 60 * 60_000;
const LARGE = `Subject: large\r\n\r\n${"secret words ".repeat(20_000)}`;
const SMALL = "Subject: small\r\n\r\nsecret words";

onPglite((database) => {
  let folder: string;
  let world: World;
  let ctx: SupportContext;
  let inbox: string;
  let uid = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "unpause-mails-"));
    world = await openWorld(database(), []);
    ctx = { ...world.ctx, store: openStore(database().prisma, null, {}, openMailFolder(folder)) };
    inbox = await addInbox(world, { address: `support${++uid}@ours.test`, password: "right" });
  });
  afterEach(async () => {
    await world[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  const files = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name));
  const store = async (raw: string) => {
    const mailbox = await ctx.store.mailboxes.get(inbox);
    if (mailbox === null) throw new Error("There is no inbox.");
    const mail = { folder: "INBOX", kind: "inbox" as const, uid: ++uid, internalDate: MONDAY };
    const fetched = { ...mail, raw: Buffer.from(raw), size: raw.length };
    await storeMails(ctx, mailbox, [fetched], { uidValidity: 1n, cursor: null, unread: [] });
    return (await storedOf(world, inbox)).find((each) => each.uid === BigInt(mail.uid))?.rawId ?? "";
  };
  const opened = async (id: string) => (await openRaw(ctx, id))?.toString() ?? null;

  it("keeps small mails in the row and large ones in a file, both sealed", async () => {
    const small = await store(SMALL);
    const large = await store(LARGE);
    expect([await opened(small), await opened(large)]).toEqual([SMALL, LARGE]);
    expect(files()).toHaveLength(1);
    const rows = await world.prisma.rawMail.findMany({ where: { id: { in: [small, large] } } });
    expect(rows.every(({ bytes }) => !Buffer.from(bytes ?? []).includes("secret words"))).toBe(true);
  });

  it("opens every mail after the keys were changed, and with the new key alone", async () => {
    const ids = [await store(SMALL), await store(LARGE)];
    const secrets = aesSecrets(["a newer key", "a key for tests"]);
    await rotateKeys({ ...ctx, secrets }, () => {}, new AbortController().signal);
    ctx = { ...ctx, secrets: aesSecrets(["a newer key"]) };
    expect(await Promise.all(ids.map(opened))).toEqual([SMALL, LARGE]);
  });

  it("deletes mails that had their day with their files, and none that is not understood", async () => {
    const [old = "", waits = ""] = [await store(LARGE), await store(SMALL)];
    await world.prisma.supportMail.updateMany({ where: { rawId: old }, data: { understoodAt: MONDAY } });
    world.clock.time = new Date(MONDAY.getTime() + 30 * DAY_MS);
    await purgeRaw(ctx, 31);
    expect(files()).toHaveLength(1);
    await purgeRaw(ctx, 29);
    expect(files()).toEqual([]);
    expect([await opened(old), await opened(waits)]).toEqual([null, SMALL]);
  });

  it("removes a file that a crash left without a row, once it is an hour old", async () => {
    await store(LARGE);
    const [kept = ""] = files();
    const orphan = join(folder, "orphan");
    writeFileSync(orphan, "");
    const old = new Date(MONDAY.getTime() - 2 * 60 * 60_000);
    for (const file of [kept, orphan]) utimesSync(file, old, old);
    writeFileSync(join(folder, "new"), "");
    await sweepRawFiles(ctx);
    expect(files().toSorted()).toEqual([join(folder, "new"), kept].toSorted());
  });

  it("stores nothing of a mail whose file cannot be written, and takes it once it can", async () => {
    const inTheWay = join(folder, world.workspaceId);
    writeFileSync(inTheWay, "a file where the folder should be");
    await expect(store(LARGE)).rejects.toMatchObject({ code: expect.any(String) });
    expect(await storedOf(world, inbox)).toEqual([]);
    rmSync(inTheWay);
    expect(await opened(await store(LARGE))).toBe(LARGE);
  });
});
