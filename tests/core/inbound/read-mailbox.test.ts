import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openMailbox } from "../../../src/core/disconnection/open-mailbox.ts";
import { readGap, readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { addCampaign, addEnrolment, messageIdOfStep } from "../../setup/rows.ts";
import { openWorld, type World } from "../world.ts";

const ADDRESS = "sales@ours.test";

onEachDatabase((database) => {
  let world: World;
  let at: { workspaceId: string; mailboxId: string; campaignId: string };
  beforeEach(async () => {
    world = await openWorld(database(), [ADDRESS]);
    const { workspaceId, mailboxId } = world;
    at = { workspaceId, mailboxId, campaignId: await addCampaign(database().prisma, workspaceId) };
  });
  afterEach(() => world[Symbol.asyncDispose]());

  /** A lead of the campaign, with the given answer in our mailbox. */
  const leadWith = async (name: string, fixture: string | null, folder: "INBOX" | "Spam" = "INBOX") => {
    const email = `${name}@leads.test`;
    const id = await addEnrolment(database().prisma, at, { email });
    if (fixture) {
      const path = join(import.meta.dirname, "../../fixtures/inbound", `${fixture}.eml`);
      const raw = readFileSync(path, "latin1")
        .replaceAll("sent-1@ours.test", messageIdOfStep(id, 1))
        .replaceAll("lea@leads.test", email)
        .replace(/^(message-id: <)/im, `$1${name}.`)
        .replaceAll("\n", "\r\n");
      world.provider.deliver(ADDRESS, Buffer.from(raw, "latin1"), folder);
    }
    return id;
  };
  const stateOf = async (id: string) => {
    const { state, stopReason } = await database().prisma.enrolment.findUniqueOrThrow({ where: { id } });
    return stopReason ?? state;
  };
  const statesOf = (ids: string[]) => Promise.all(ids.map(stateOf));

  it("applies what lies in the inbox and among spam", async () => {
    const ids = [
      await leadWith("ann", "reply-gmail"),
      await leadWith("bob", "reply-outlook-de", "Spam"),
      await leadWith("cy", "postfix-unknown-user"),
      await leadWith("dee", "opt-out-en", "Spam"),
      await leadWith("eve", null),
    ];
    await readMailbox(world.ctx, at.mailboxId);
    expect(await statesOf(ids)).toEqual(["replied", "replied", "bounced", "opted_out", "active"]);
    expect((await world.ctx.store.mailboxes.get(at.mailboxId))?.readAt).toEqual(world.clock.now());
  });

  it("reads on from where it stopped", async () => {
    const first = await leadWith("ann", "reply-gmail");
    await readMailbox(world.ctx, at.mailboxId);
    await database().prisma.inboundMail.deleteMany({ where: { mailboxId: at.mailboxId } });
    await database().prisma.enrolment.update({
      where: { id: first },
      data: { state: "active", stopReason: null },
    });

    const second = await leadWith("bob", "reply-gmail");
    await readMailbox(world.ctx, at.mailboxId);
    expect(await statesOf([first, second])).toEqual(["active", "replied"]);
  });

  it("hands a refused sign-in on to be judged", async () => {
    world.provider.breaks.changePassword(ADDRESS);
    await readMailbox(world.ctx, at.mailboxId);
    const mailbox = await world.ctx.store.mailboxes.get(at.mailboxId);
    expect(mailbox?.state).toMatchObject({ kind: "held", cause: "password_changed" });
    expect(mailbox?.readAt).toBeNull();
  });

  it("leaves a disconnected mailbox to its reconnect", async () => {
    const id = await leadWith("ann", "reply-gmail");
    await world.ctx.store.connections.markDisconnected(at.mailboxId);
    await readMailbox(world.ctx, at.mailboxId);
    expect(await stateOf(id)).toBe("active");
  });

  it("reads a gap with the access that a reconnect has proven, and tells how far it is", async () => {
    await leadWith("ann", "reply-gmail");
    await leadWith("bob", "gmail-away", "Spam");
    await leadWith("cy", "exchange-not-found");
    const mailbox = await world.ctx.store.mailboxes.get(at.mailboxId);
    const access = mailbox && (await openMailbox(world.ctx, mailbox, { probe: false }));
    if (!mailbox || !access) throw new Error("no mailbox");
    await world.ctx.store.connections.markDisconnected(at.mailboxId);

    const told: unknown[] = [];
    const onProgress = async (soFar: object) => void told.push(soFar);
    const gap = await readGap(world.ctx, { mailbox, access, since: world.clock.now(), onProgress });
    const found = { replies: 1, bounces: 1, optOuts: 0, postponed: 1 };
    expect(gap).toEqual({ kind: "read", unread: [], ...found });
    expect([told.at(0), told.at(-1)]).toEqual([{ ...found, postponed: 0 }, found]);
  });

  it("says that a gap could not be read, with the failure untouched", async () => {
    const mailbox = await world.ctx.store.mailboxes.get(at.mailboxId);
    const access = mailbox && (await openMailbox(world.ctx, mailbox, { probe: false }));
    if (!mailbox || !access) throw new Error("no mailbox");
    world.provider.breaks.changePassword(ADDRESS);
    const gap = await readGap(world.ctx, { mailbox, access, since: world.clock.now() });
    expect(gap).toEqual({
      kind: "failed",
      error: expect.objectContaining({ authenticationFailed: true }),
      signedIn: false,
    });
  });
});
