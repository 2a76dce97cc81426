import { expect, it } from "vitest";
import { storeMails } from "../../../src/support/inbox/store-mails.ts";
import { understandMail } from "../../../src/support/intake/understand-mail.ts";
import { sendLetters } from "../../../src/support/letter/send-letters.ts";
import { settleLetters } from "../../../src/support/letter/settle-letters.ts";
import { MONDAY, openWorld, type World } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMail } from "../a-desk.ts";

const INBOX = "support@ours.test";
const CUSTOMER = "lea@customers.test";
const minutesLater = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

onEachDatabase((database) => {
  /** A support inbox at a provider, with one mail of a customer understood: its acknowledgement is planned. */
  async function withLetter(): Promise<World> {
    const world = await openWorld(database(), [INBOX], [CUSTOMER]);
    const { prisma, workspaceId, mailboxId, ctx } = world;
    await prisma.mailbox.update({ where: { id: mailboxId }, data: { purpose: "support" } });
    await prisma.supportInbox.create({ data: { workspaceId, mailboxId, createdAt: MONDAY } });
    const mailbox = await ctx.store.mailboxes.get(mailboxId);
    if (mailbox === null) throw new Error("There is no inbox.");
    const raw = aMail({ id: "root@customers.test", from: `Lea <${CUSTOMER}>` });
    const mail = {
      folder: "INBOX",
      kind: "inbox" as const,
      uid: 1,
      internalDate: MONDAY,
      raw,
      size: raw.length,
    };
    await storeMails(ctx, mailbox, [mail], { uidValidity: 1n, cursor: null, unread: [] });
    await understandMail(ctx, mailboxId);
    return world;
  }

  const letter = ({ prisma, workspaceId }: World) =>
    prisma.supportLetter.findFirstOrThrow({ where: { workspaceId } });
  /** The mails that lie in the customer's mailbox, as they came. */
  async function inMailboxOf({ ctx, provider }: World): Promise<string[]> {
    const mails: string[] = [];
    const access = {
      ...{ mailboxId: "customer", address: CUSTOMER, senderName: "Lea", userName: CUSTOMER },
      smtp: { ...provider.smtp, security: "none" as const },
      imap: { ...provider.imap, security: "none" as const },
      secret: { kind: "password" as const, password: `first of ${CUSTOMER}` },
    };
    const options = { folders: {}, cursors: [], since: new Date("2026-01-01T00:00:00Z") };
    await ctx.mail.fetch(access, options, async (batch) => {
      mails.push(...batch.map(({ raw }) => raw.toString()));
    });
    return mails;
  }

  const received = ({ provider }: World) => provider.accepted();

  it("sends an acknowledgement once, as an automatic answer in the customer's thread", async () => {
    await using world = await withLetter();
    await sendLetters(world.ctx, world.mailboxId);
    await sendLetters(world.ctx, world.mailboxId);
    const mails = await inMailboxOf(world);
    expect(mails).toHaveLength(1);
    const [text = ""] = mails;
    expect(text).toContain("Auto-Submitted: auto-replied");
    expect(text).toContain("X-Auto-Response-Suppress: All");
    expect(text).toContain("In-Reply-To: <root@customers.test>");
    expect(text).not.toContain("text/html");
    expect(await letter(world)).toMatchObject({ state: "accepted", to: CUSTOMER });
  });

  it("sends nothing again that a crash left in hand: the Sent folder decides, or nobody knows", async () => {
    await using world = await withLetter();
    const { ctx, clock, mailboxId } = world;
    const planned = await letter(world);
    expect((await ctx.store.supportLetters.claim(mailboxId, MONDAY))?.id).toBe(planned.id);
    clock.time = minutesLater(11);
    await sendLetters(ctx, mailboxId);
    await settleLetters(ctx, mailboxId);
    await sendLetters(ctx, mailboxId);
    expect(await received(world)).toHaveLength(0);
    expect((await letter(world)).state).toBe("unconfirmed");
  });

  it("waits while the inbox is disconnected, and gives up after a day", async () => {
    await using world = await withLetter();
    const { ctx, clock, mailboxId, prisma } = world;
    await prisma.mailbox.update({ where: { id: mailboxId }, data: { state: "disconnected" } });
    clock.time = minutesLater(23 * 60);
    await sendLetters(ctx, mailboxId);
    expect((await letter(world)).state).toBe("planned");
    clock.time = minutesLater(25 * 60);
    await sendLetters(ctx, mailboxId);
    expect(await letter(world)).toMatchObject({
      state: "refused",
      reply: "The inbox could not send for a day.",
    });
    expect(await received(world)).toHaveLength(0);
  });
});
