import { z } from "zod";
import { notReadOf } from "../../core/alert/view/receipt-facts.ts";
import { noteExport } from "../../core/audit/note-export.ts";
import type { StoredReceipt } from "../../core/receipt/receipt-store.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { findCampaign } from "./find-campaign.ts";

const TAKE = 200;

/** Prints the receipts of all resumes that touched a campaign, the oldest first. No: a lead is not accounted for, or there is none. */
export const campaignReceipt = command({
  name: "campaign receipt",
  input: z.object({ ...Acting, campaign: z.string() }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const campaign = member && (await findCampaign(ctx, member.workspaceId, input.campaign, out));
    if (member === null || campaign === null) return 2;
    let found = 0;
    let whole = true;
    for (let after = 0, more = true; more; ) {
      const links = await ctx.store.receipts.chain(campaign.workspaceId, after, TAKE);
      for (const receipt of links) {
        if (!receipt.body.campaigns.some(({ id }) => id === campaign.id)) continue;
        found++;
        whole &&= receipt.body.everyLeadAccountedFor;
        const { number, disconnectionId, hash, at, body } = receipt;
        out.line({ number, disconnectionId, hash, at, ...body }, inWords(receipt));
      }
      after = links.at(-1)?.number ?? after;
      more = links.length === TAKE;
    }
    if (found > 0) await noteExport(ctx, member, { what: "receipts", rows: found });
    if (found === 0)
      out.say(`“${campaign.name}” was never resumed after a disconnection: there is no receipt.`);
    return found > 0 && whole ? 0 : 1;
  },
});

function inWords({ number, body }: StoredReceipt): string {
  const { mailbox, cause, startedAt, endedAt, leads, sentTwice, gap, notRead, everyLeadAccountedFor } = body;
  return [
    `Receipt ${number}: ${mailbox.address}, ${cause}, ${startedAt} to ${endedAt}`,
    `  ${leads.before} leads before, ${leads.after} after${everyLeadAccountedFor ? ", every one accounted for" : "; THEY DO NOT ADD UP"}; sent twice: ${sentTwice}`,
    `  read before the first send: ${gap.replies} replies, ${gap.bounces} bounces, ${gap.optOuts} opt-outs`,
    ...(notRead === undefined ? [] : [`  could not be read: ${notReadOf(notRead)}`]),
  ].join("\n");
}
