import { type CommitContext, commit } from "../commit.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import { withoutGiven } from "../lead/without-given.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Rooms } from "../store.ts";
import { landBacklog } from "./land-backlog.ts";

export type GiveLeadsResult =
  | { kind: "given"; leads: number; to: string }
  /** Everybody was written to already, or it works again. */
  | { kind: "nothing" }
  /** The other mailbox is lost or on hold itself. */
  | { kind: "not-usable"; address: string }
  | { kind: "not-entitled" };

/** Mailboxes of an incident whose leads are given at once. */
const MOST = 200;

/**
 * Lets a healthy mailbox take the leads that an incident holds up and that have no message yet. They come from those of its
 * mailboxes that this member may act on. Leads who had a message wait, since they answer to the address they know. The backlog
 * lands within the other mailbox's own allowance.
 */
export async function giveLeads(
  ctx: CommitContext,
  { memberId, incidentId, toId }: { memberId: string; incidentId: string; toId: string },
): Promise<GiveLeadsResult> {
  const { store } = ctx;
  const [mine, to, receivers] = await Promise.all([
    store.fixers.mayReconnect(memberId, incidentId, MOST),
    store.mailboxes.get(toId),
    store.fixers.receivers(memberId, incidentId, MOST),
  ]);
  if (mine.length === 0 || to === null) return { kind: "not-entitled" };
  const { workspaceId } = to;
  if (to.state.kind !== "connected") return { kind: "not-usable", address: to.address };
  if (!receivers.some(({ mailboxId }) => mailboxId === toId)) return { kind: "not-entitled" };

  let leads = 0;
  let usable = true;
  for (const { mailboxId } of mine) {
    const given = await commit(ctx, workspaceId, async (tx) => {
      const leads = await give(tx, { memberId, from: mailboxId, to }, ctx.clock.now());
      const data = { incidentId, mailboxId, toMailboxId: toId };
      if (typeof leads === "number" && leads > 0)
        tx.note({ kind: "leads-given", workspaceId, memberId, data: { ...data, leads } });
      return leads;
    });
    usable = given !== "not-usable";
    if (given === "not-usable") break;
    leads += given;
  }
  if (leads === 0) return usable ? { kind: "nothing" } : { kind: "not-usable", address: to.address };
  await commit(ctx, workspaceId, (tx) => askForAlert(tx, workspaceId, incidentId, ctx.clock.now()));
  return { kind: "given", leads, to: to.address };
}

type Giving = { memberId: string; from: string; to: Mailbox };

/** @returns how many leads of one mailbox */
async function give(tx: Rooms, { memberId, from, to }: Giving, at: Date): Promise<number | "not-usable"> {
  // The other mailbox first: a verb that disconnects it locks its row before the campaigns.
  if (!(await tx.connections.keepConnected(to.id))) return "not-usable";
  const disconnection = await tx.disconnections.openOf(from);
  if (disconnection === null || !(await tx.disconnections.keepOpen(disconnection.id))) return 0;
  await tx.pauses.lockCampaigns(from);
  const before = await tx.disconnections.census(from);
  const ofCampaigns = await tx.pauses.giveLeads(disconnection.id, from, to.id);
  if (ofCampaigns.length === 0) return 0;
  const after = await tx.disconnections.census(from);
  const given = { address: to.address, ofCampaigns };
  await tx.disconnections.saveCensus(
    disconnection.id,
    withoutGiven(disconnection.census, given, { before, after }),
  );
  for (const { campaignId, leads } of ofCampaigns) {
    await landBacklog(tx, to.id, at, campaignId);
    const data = { leads, to: to.id };
    await tx.history.add(to.workspaceId, {
      kind: "leads-given",
      campaignId,
      mailboxId: from,
      memberId,
      data,
      at,
    });
  }
  return ofCampaigns.reduce((sum, { leads }) => sum + leads, 0);
}
