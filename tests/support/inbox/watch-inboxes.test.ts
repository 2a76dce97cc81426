import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { nextWait } from "../../../src/support/inbox/next-wait.ts";
import { watchInboxes } from "../../../src/support/inbox/watch-inboxes.ts";
import { openWorld, type World } from "../../core/world.ts";
import { listed } from "../../hosts/listed.ts";
import { type ScriptedImap, startScriptedImap } from "../../hosts/scripted-imap.ts";
import { onPglite } from "../../setup/each-database.ts";
import { addInbox } from "./an-inbox.ts";

onPglite((database) => {
  let host: ScriptedImap;
  let world: World;
  let inbox: string;
  const watching: AsyncDisposable[] = [];
  beforeEach(async () => {
    host = await startScriptedImap();
    world = await openWorld(database(), []);
    const leg = { host: host.host, port: host.port, security: "none" as const };
    const server = { userName: "support@ours.test", smtp: leg, imap: leg };
    inbox = await addInbox(world, { address: "support@ours.test", password: "right", server });
  });
  afterEach(async () => {
    for (const each of watching.splice(0)) await each[Symbol.asyncDispose]();
    await world.prisma.mailbox.deleteMany({ where: { id: inbox } });
    await world[Symbol.asyncDispose]();
    await host[Symbol.asyncDispose]();
  });

  /** @param renewIdleMs - how long one IDLE lasts */
  const watch = (watcher: string, renewIdleMs = 60_000) => {
    const mail = openMailPort(listed, { silenceMs: 400, renewIdleMs });
    const watched = watchInboxes({ ...world.ctx, mail }, { watcher, roundMs: 50 });
    watching.push(watched);
    return watched;
  };
  const newMail = () => {
    host.folders[0]?.mails.push({ uid: host.folders[0].mails.length + 1, raw: "Subject: new\r\n\r\n" });
    host.tellOfMail();
  };
  const readings = () => world.woken.filter(({ kind, id }) => kind === "read-inbox" && id === inbox).length;
  const until = (met: () => void) => vi.waitFor(met, { timeout: 10_000, interval: 20 });

  it("has an inbox read when the wait begins, and when the server tells of new mail", async () => {
    host.offerIdle(true);
    watch("one", 200);
    await until(() => expect([host.idling(), readings()]).toEqual([1, 1]));
    newMail();
    await until(() => expect(readings()).toBe(2));
    expect((await world.ctx.store.supportInboxes.get(inbox))?.idles).toBe(true);
  });

  it("notices a connection that died in silence, and opens another", async () => {
    host.offerIdle(true);
    watch("one", 200);
    await until(() => expect(readings()).toBe(1));
    host.fallSilent();
    await until(() => expect([readings(), host.signIns(), host.idling()]).toEqual([2, 2, 1]));
    newMail();
    await until(() => expect(readings()).toBe(3));
  });

  it("keeps one connection an inbox in all processes, and takes over from one that ended", async () => {
    host.offerIdle(true);
    const first = watch("one", 200);
    await until(() => expect(host.idling()).toBe(1));
    watch("two", 200);
    await first[Symbol.asyncDispose]();
    await until(() => expect(readings()).toBe(2));
    expect(host.signIns()).toBe(2);
  });

  it("leaves an inbox to its readings by the clock where the server cannot tell of new mail", async () => {
    watch("one");
    await until(async () => expect((await world.ctx.store.supportInboxes.get(inbox))?.idles).toBe(false));
    expect([readings(), host.signIns()]).toEqual([0, 1]);
  });

  it("leaves an inbox that is lost to its reconnect", async () => {
    host.offerIdle(true);
    await world.ctx.store.connections.markDisconnected(inbox);
    watch("one");
    await until(async () =>
      expect(await world.ctx.store.supportInboxes.claimWatches("one", new Date(), new Date())).toEqual([]),
    );
    expect(host.signIns()).toBe(0);
  });
});

it("waits longer after each connection that failed, and five minutes at most", () => {
  expect([1, 2, 3, 9, 10, 1_000].map((failures) => nextWait("lost", failures))).toEqual([
    1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
  ]);
  expect(nextWait("no-idle", 1)).toBe(3_600_000);
});
