import { z } from "zod";
import type { ExtraWhy } from "../../core/chat/kept-message.ts";
import type { Context } from "../../core/context.ts";
import { type Check, fine, wrong } from "../../core/health/check.ts";
import { warningsOf } from "../../core/health/warnings.ts";
import { LONG_UNREAD_MS } from "../../core/inbound/reading-trouble.ts";
import { THROWS_TO_TELL } from "../../core/job/watch-jobs.ts";
import { publicUrlWords, UNSUBSCRIBE_BY_MAIL } from "../../core/lead/public-url.ts";
import { verifyReceipts } from "../../core/receipt/receipt-chain.ts";
import { troubleWords } from "../../core/trouble/trouble.ts";
import { plural, sayCount, sayList } from "../../core/words/say.ts";
import type { WorkspaceSettings } from "../../core/workspace/member.ts";
import { command } from "../command.ts";
import { everyPage } from "../terminal/every-page.ts";
import { checkInboxes } from "./check-inboxes.ts";
import { checkKeys } from "./check-keys.ts";
import { checkReach } from "./check-reach.ts";
import { checkUnread } from "./check-unread.ts";
import { checkWaits } from "./check-waits.ts";
import { ofLostMailbox } from "./of-lost-mailbox.ts";
import { tellCheck } from "./tell-check.ts";

/** The part of the doctor's report that is in the data: workspace, mailboxes, receipts. */
export const health = command({
  name: "health",
  /** `chats`: those that are configured, as people call them. `dataDir`: of the embedded database. `supportAddress`: of the environment. */
  input: z.object({
    chats: z.string().array(),
    dataDir: z.string().optional(),
    supportAddress: z.string().optional(),
  }),
  async run(ctx, { chats, dataDir, supportAddress }, out) {
    let healthy = true;
    const tell = (check: Check) => {
      healthy &&= check.ok;
      tellCheck(check, out);
    };
    tell(await checkWork(ctx, dataDir));
    const workspaces = await ctx.store.members.workspaces();
    if (workspaces.length === 0) {
      tell(
        fine(
          "workspace",
          "There is none yet. Make it: unpause workspace set --name … --admin you@example.com",
        ),
      );
    } else tell(checkPublicUrl(ctx));
    for (const { kind, says, mend } of await warningsOf(ctx)) {
      if (kind === "nobody-reached") tell(wrong("reach", says, mend));
    }
    for (const workspace of workspaces) await checkWorkspace(ctx, workspace, chats, tell);
    await checkReadings(ctx, tell);
    await checkInboxes(ctx, supportAddress, tell);
    await checkUnread(ctx, tell);
    await checkJobs(ctx, tell);
    tell(await checkKeys(ctx));
    tell(ofMessages(await ctx.store.keptMessages.countExtras()));
    return healthy ? 0 : 1;
  },
});

/** Whether it can work now: a write is tried, and the queue is asked. */
async function checkWork({ health }: Pick<Context, "health">, dataDir: string | undefined): Promise<Check> {
  const trouble = await health.look();
  if (trouble === null) return fine("work", "The database takes writes, and the queue answers.");
  const { says, mend } = troubleWords(
    trouble,
    dataDir === undefined ? { kind: "server" } : { kind: "embedded", dataDir },
  );
  return wrong("work", says, `${mend} Unpause then goes on by itself.`);
}

function checkPublicUrl({ urlTrouble, publicUrl }: Pick<Context, "urlTrouble" | "publicUrl">): Check {
  if (!urlTrouble) return fine("public url", `${publicUrl} is where people and leads open Unpause.`);
  const { says, mend } = publicUrlWords(urlTrouble, publicUrl);
  return wrong("public url", `${says} ${UNSUBSCRIBE_BY_MAIL}`, mend);
}

async function checkWorkspace(
  ctx: Pick<Context, "store" | "publicUrl" | "signing" | "platforms">,
  { id, name, timeZone }: WorkspaceSettings & { id: string },
  chats: readonly string[],
  tell: (check: Check) => void,
): Promise<void> {
  const channels = await ctx.store.channels.ofWorkspace(id);
  if (chats.length > 0 && channels.length === 0) {
    const mend = "An admin says “/unpause settings here” in the channel that alerts are to go to.";
    tell(
      wrong(
        "workspace",
        `${sayList(chats)} ${plural(chats.length, "is", "are")} configured, but ${name} has no channel for alerts.`,
        mend,
      ),
    );
  } else tell(fine("workspace", `${name}, time zone ${timeZone}.`));

  const totals = await ctx.store.views.mailboxes.totals(id);
  if (totals.held + totals.disconnected === 0) tell(fine("mailboxes", `${totals.connected} connected.`));
  else {
    const rows = everyPage((slice) => ctx.store.views.mailboxes.list(id, slice));
    for await (const row of rows) {
      if (row.mailbox.state.kind === "connected") break; // those that cannot send come first
      tell(ofLostMailbox(row, ctx.publicUrl));
    }
  }
  await checkReach(ctx, id, chats, tell);
  await checkUnconfirmed(ctx, id, tell);
  await checkWaits(ctx, id, tell);
  const chain = await verifyReceipts(ctx, id);
  tell(
    chain.kind === "whole"
      ? fine("receipts", `${chain.receipts} kept, none changed.`)
      : wrong(
          "receipts",
          `Receipt ${chain.at} was changed or removed.`,
          "Restore the database from a backup.",
        ),
  );
}

/** Lines of each of these checks; the rest is counted. */
const MOST_LINES = 20;

/** Sends that only a person can settle; their leads wait. */
async function checkUnconfirmed(
  { store, publicUrl }: Pick<Context, "store" | "publicUrl">,
  workspaceId: string,
  tell: (check: Check) => void,
) {
  const ids = await store.unconfirmed.open(workspaceId, MOST_LINES);
  if (ids.length === 0) tell(fine("sends", "None waits for a decision."));
  for (const notice of await Promise.all(ids.map((id) => store.unconfirmed.get(id)))) {
    if (notice === null) continue;
    const { mailbox, sends, campaigns, since } = notice;
    const what = `${sends} through ${mailbox.address} may or may not have gone out, since ${since.toISOString()}.`;
    const first = campaigns[0]?.name ?? "CAMPAIGN";
    const mend = `Look into its Sent folder, then decide: ${publicUrl}/mailboxes/${mailbox.id}/unconfirmed or unpause campaign unconfirmed "${first}"`;
    tell(wrong("sends", `${what} Their leads wait.`, mend));
  }
}

/** Mailboxes whose replies have not been read for 15 minutes. */
async function checkReadings(ctx: Pick<Context, "store" | "clock">, tell: (check: Check) => void) {
  const before = new Date(ctx.clock.now().getTime() - LONG_UNREAD_MS);
  const stalled = await ctx.store.readings.stalled(before, MOST_LINES);
  if (stalled.length === 0) tell(fine("reading", "Every connected mailbox is read."));
  for (const { address, folder, since, why, state } of stalled) {
    const what = folder === null ? address : `The folder ${folder} of ${address}`;
    const mend =
      state === "held"
        ? "Nothing to do yet: the mailbox is held, and it is probed again by itself."
        : "Look at the mailbox in a mail program. The reason is the server's own.";
    tell(wrong("reading", `${what} has not been read since ${since.toISOString()}: ${why}`, mend));
  }
}

/** Work of our own that throws time after time. */
async function checkJobs({ store }: Pick<Context, "store">, tell: (check: Check) => void) {
  const open = await store.jobTroubles.open(THROWS_TO_TELL, MOST_LINES);
  if (open.length === 0) tell(fine("jobs", "None fails time after time."));
  for (const { kind, subject, count, since, message } of open) {
    const job = subject === "" ? kind : `${kind} for ${subject}`;
    const says = `${job} failed ${count} times in a row, since ${since.toISOString()}: ${message}`;
    const mend =
      "This is a fault in Unpause or on its machine; the rest of its work goes on. Restart Unpause. If that does not help, look into its log for job.failed and sweep.failed.";
    tell(wrong("jobs", says, mend));
  }
}

/** Chat messages that may show an old state for good. They cannot be mended. */
function ofMessages(extras: Record<ExtraWhy, number>): Check {
  const says = [
    ...(extras["edit-refused"] > 0
      ? [`${sayCount(extras["edit-refused"], "message")} can no longer be edited; one more tells the end.`]
      : []),
    ...(extras["answer-lost"] > 0
      ? [
          `${sayCount(extras["answer-lost"], "message")} may stand twice; Unpause may not read the history there.`,
        ]
      : []),
  ];
  if (says.length === 0) return fine("messages", "Every message in a chat can be brought up to date.");
  return fine("messages", `${says.join(" ")} Each says when it was written and links to the live state.`);
}
