import { beforeEach, expect, it } from "vitest";
import { checkInboxes } from "../../../src/commands/doctor/check-inboxes.ts";
import type { Check } from "../../../src/core/health/check.ts";
import { storeMails } from "../../../src/support/inbox/store-mails.ts";
import { openWorld, type World } from "../../core/world.ts";
import { isSecret } from "../../hosts/sent-secrets.ts";
import { onPglite } from "../../setup/each-database.ts";
import { aMail } from "../../support/a-desk.ts";
import { addInbox } from "../../support/inbox/an-inbox.ts";

const ADDRESS = "support@ours.test";

onPglite((database) => {
  let world: World;
  let inbox: string;
  beforeEach(async () => {
    await database().prisma.workspace.deleteMany();
    world = await openWorld(database(), [], [ADDRESS], "right");
    return () => world[Symbol.asyncDispose]();
  });

  async function look(environmentAddress?: string): Promise<Check[]> {
    const checks: Check[] = [];
    await checkInboxes(world.ctx, environmentAddress, (check) => void checks.push(check));
    return checks;
  }
  const add = async (folders: object = { sent: "Sent", junk: "Spam" }) => {
    inbox = await addInbox(world, { address: ADDRESS, password: "right", folders });
  };
  const told = async () => (await look()).map(({ ok, says }) => `${ok ? "fine" : "wrong"}: ${says}`);

  it("says where to begin while there is no inbox, and that the one of the environment is not there yet", async () => {
    expect(await look()).toMatchObject([{ ok: true, says: expect.stringContaining("docs/support.md") }]);
    expect(await look(ADDRESS)).toMatchObject([
      {
        ok: false,
        says: "The inbox of SUPPORT_ADDRESS is not connected yet.",
        mend: expect.stringContaining("/mailboxes/add"),
      },
    ]);
  });

  it("says how new mail is met, when the inbox was last read, and that no sender is verified yet", async () => {
    await add();
    expect(await told()).toEqual([
      `fine: ${ADDRESS} signs in; it is read every 30 seconds; never read yet.`,
      `fine: ${ADDRESS}: No sender is verified here. Its mail server is not tested yet.`,
    ]);
    const { store } = world.ctx;
    await store.supportInboxes.saveIdles(inbox, true);
    await store.readings.done(inbox, world.clock.time);
    expect((await told())[0]).toBe(
      `fine: ${ADDRESS} signs in; its server tells of new mail at once (IDLE); last read 2026-01-05T10:00:00.000Z.`,
    );
  });

  it("says how to mend a sign-in that is refused, folders that are missing, and mail that is not understood", async () => {
    await add({});
    const mailbox = await world.ctx.store.mailboxes.get(inbox);
    if (mailbox === null) throw new Error("There is no inbox.");
    const raw = aMail();
    const mail = {
      folder: "INBOX",
      kind: "inbox" as const,
      uid: 1,
      internalDate: world.clock.time,
      raw,
      size: raw.length,
    };
    await storeMails(world.ctx, mailbox, [mail], { uidValidity: 1n, cursor: null, unread: [] });
    const folders = [
      `wrong: ${ADDRESS} has no Sent folder that we know.`,
      `wrong: ${ADDRESS} has no spam folder that we know.`,
    ];
    expect((await told()).slice(2)).toEqual(folders);
    world.clock.time = new Date(world.clock.time.getTime() + 6 * 60_000);
    expect((await told()).slice(2)).toEqual([
      ...folders,
      `wrong: 1 mail to ${ADDRESS} is stored and not understood, since 2026-01-05T10:00:00.000Z.`,
    ]);
    isSecret(world.provider.breaks.changePassword(ADDRESS));
    expect(await look()).toMatchObject([{ ok: false, says: `${ADDRESS} cannot sign in to read.` }]);
  });

  it.each([
    ["proven", true, "Senders are verified by the checks of mx.ours.test."],
    ["strips-nothing", false, "A forged result in the name of mx.ours.test was not removed"],
    ["writes-none", true, "Let it check SPF, DKIM and DMARC"],
    ["came-from-inside", true, "Set SYSTEM_SMTP_URL to a mail server of another mail system"],
    ["cannot-tell", true, "the sending server may have removed them"],
    ["name-varies", true, "wrote another name into each test mail"],
    ["not-arrived", false, "did not arrive within a day"],
    ["not-sent", false, "could not be sent"],
  ])("tells the last test of its server, and what to do about it: %s", async (result, ok, words) => {
    await add();
    const { prisma, workspaceId, clock } = world;
    const authserv = "mx.ours.test";
    const of = { mailboxId: inbox, workspaceId, askedAt: clock.time, askedOf: "", dueAt: clock.time };
    await prisma.senderTest.create({ data: { ...of, result, authserv, resultAt: clock.time } });
    if (result === "proven")
      await world.ctx.store.supportInboxes.saveProof(inbox, {
        authserv,
        hops: null,
        server: "",
        at: clock.time,
      });
    const [, checks] = await look();
    expect(checks).toMatchObject({ ok });
    expect(`${checks?.says} ${checks?.mend ?? ""}`).toContain(words);
    expect(checks?.says).toContain("It was tested 2026-01-05T10:00:00.000Z.");
    expect(checks?.says.includes("No sender is verified here.")).toBe(result !== "proven");
  });

  it("needs no test at Microsoft", async () => {
    await add();
    await world.prisma.mailbox.update({ where: { id: inbox }, data: { provider: "microsoft" } });
    expect((await told())[1]).toBe(`fine: ${ADDRESS}: Senders are verified by Microsoft's own checks.`);
  });
});
