/** The intake in a process of its own, so that its memory is its own. It stores mails in an inbox, and makes tickets of them. */
import { rmSync } from "node:fs";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { storeMails } from "../../src/support/inbox/store-mails.ts";
import { understandMail } from "../../src/support/intake/understand-mail.ts";
import { openWorld } from "../../tests/core/world.ts";
import { addInbox } from "../../tests/support/inbox/an-inbox.ts";
import { someMails } from "./some-mails.ts";

export type IntakeOrder = { database: string; mails: number };
export type IntakeRun = { tickets: number; perSecond: number; rssMb: { first: number; last: number } };

/** Mails of one reading. */
const AT_ONCE = 200;

const order: IntakeOrder = JSON.parse(process.argv[2] ?? "{}");
const opened = await openDatabase(
  order.database.startsWith("postgres")
    ? { kind: "server", url: order.database }
    : { kind: "embedded", dataDir: order.database },
);
if (opened.kind === "refused") throw new Error(opened.why);
const world = await openWorld(opened.database);
const { ctx, prisma } = world;
const mailboxId = await addInbox(world, {
  address: "support@ours.test",
  password: "a password of the bench",
});
const inbox = await ctx.store.mailboxes.get(mailboxId);
if (inbox === null) throw new Error("the inbox is missing");

const mails = someMails(order.mails);
const rss: number[] = [];
const began = performance.now();
// Two jobs of the product: one stores mails, and each time it has stored some, the other is woken.
let understood: Promise<unknown> = Promise.resolve();
for (let done = 0; done < order.mails; done += AT_ONCE) {
  const batch = mails.slice(done, done + AT_ONCE);
  await storeMails(
    ctx,
    inbox,
    batch.map((raw, at) => ({
      folder: "INBOX",
      kind: "inbox" as const,
      uid: done + at + 1,
      internalDate: world.clock.time,
      raw,
      size: raw.length,
    })),
    { uidValidity: 1n, cursor: null, unread: [] },
  );
  rss.push(process.memoryUsage.rss() / 1024 / 1024);
  understood = understood.then(understand);
}
await understood;
const spentMs = performance.now() - began;

async function understand(): Promise<void> {
  await understandMail(ctx, mailboxId);
  rss.push(process.memoryUsage.rss() / 1024 / 1024);
}

const tickets = await prisma.ticket.count({ where: { workspaceId: world.workspaceId } });
const fifth = Math.max(1, Math.floor(rss.length / 5));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const run: IntakeRun = {
  tickets,
  perSecond: order.mails / (spentMs / 1000),
  rssMb: { first: mean(rss.slice(0, fifth)), last: mean(rss.slice(-fifth)) },
};
process.send?.(run);
await world[Symbol.asyncDispose]();
await opened.database[Symbol.asyncDispose]();
if (!order.database.startsWith("postgres")) rmSync(order.database, { recursive: true, force: true });
process.exit();
