import { z } from "zod";
import type { Context } from "../core/context.ts";
import { causeFacts } from "../core/diagnosis/cause.ts";
import { verifyReceipts } from "../core/incident/verify-receipts.ts";
import type { WorkspaceSettings } from "../core/workspace/member.ts";
import type { MailboxRow } from "../core/workspace/views.ts";
import { command } from "./command.ts";
import { type Check, fine, tellCheck, wrong } from "./doctor.ts";
import { everyPage } from "./every-page.ts";

/** The part of the doctor's report that is in the data: workspace, mailboxes, receipts. */
export const health = command({
  name: "health",
  input: z.object({ slack: z.boolean() }),
  async run(ctx, { slack }, out) {
    let healthy = true;
    const tell = (check: Check) => {
      healthy &&= check.ok;
      tellCheck(check, out);
    };
    const workspaces = await ctx.store.members.workspaces();
    if (workspaces.length === 0) {
      tell(
        fine(
          "workspace",
          "There is none yet. Make it: unpause workspace set --name … --admin you@example.com",
        ),
      );
    }
    for (const workspace of workspaces) await lookAtWorkspace(ctx, workspace, slack, tell);
    return healthy ? 0 : 1;
  },
});

async function lookAtWorkspace(
  ctx: Pick<Context, "store">,
  { id, name, timeZone, slackChannel }: WorkspaceSettings & { id: string },
  slack: boolean,
  tell: (check: Check) => void,
): Promise<void> {
  if (slack && slackChannel === null) {
    const mend = "An admin says “/unpause settings here” in the channel that alerts are to go to.";
    tell(wrong("workspace", `Slack is configured, but ${name} has no channel for alerts.`, mend));
  } else tell(fine("workspace", `${name}, time zone ${timeZone}.`));

  const totals = await ctx.store.views.mailboxTotals(id);
  if (totals.held + totals.disconnected === 0) tell(fine("mailboxes", `${totals.connected} connected.`));
  else {
    const rows = everyPage((slice) => ctx.store.views.mailboxes(id, slice));
    for await (const row of rows) {
      if (row.mailbox.state.kind === "connected") break; // those that cannot send come first
      tell(ofMailbox(row));
    }
  }
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

function ofMailbox({ mailbox: { address, state }, disconnection, owner }: MailboxRow): Check {
  if (disconnection !== null) {
    const { title } = causeFacts[disconnection.cause];
    const mend = `${owner.name} or an admin reconnects it: unpause mailbox reconnect ${address} --password-stdin`;
    return wrong("mailboxes", `${address} is disconnected: ${title}.`, mend);
  }
  const cause = state.kind === "held" ? causeFacts[state.cause].title : "it is in doubt";
  return wrong(
    "mailboxes",
    `${address} is held: ${cause}.`,
    "Nothing to do yet: it is probed again by itself.",
  );
}
