import { z } from "zod";
import type { Context } from "../../core/context.ts";
import { leadAddress } from "../../core/lead/lead-address.ts";
import type { Slice } from "../../core/page.ts";
import { type Decided, type Decision, decideUnconfirmed } from "../../core/unconfirmed/decide-unconfirmed.ts";
import type { UnconfirmedFilter, UnconfirmedSend } from "../../core/unconfirmed/unconfirmed-store.ts";
import { DECIDE_UNCONFIRMED_WORDS, NOT_SENT_MEANS, SENT_MEANS } from "../../core/unconfirmed/words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { everyPage } from "../terminal/every-page.ts";
import type { Out } from "../terminal/out.ts";
import { findCampaign } from "./find-campaign.ts";

/** Lists the sends of a campaign that only a person can settle, or says what became of them. */
export const campaignUnconfirmed = command({
  name: "campaign unconfirmed",
  input: z.object({
    ...Acting,
    campaign: z.string(),
    sent: z.boolean().default(false),
    notSent: z.boolean().default(false),
    /** An accidental second send is impossible. */
    yes: z.boolean().default(false),
    lead: z.array(z.string()).optional(),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const campaign = member && (await findCampaign(ctx, member.workspaceId, input.campaign, out));
    if (member === null || campaign === null) return 2;
    if (input.sent && input.notSent) {
      out.say("Say either --sent or --not-sent.");
      return 2;
    }
    const emails = input.lead?.map((each) => leadAddress(each) ?? each.trim().toLowerCase());
    const filter = { campaignId: campaign.id, ...(emails && { emails }) };
    const sends = await all(ctx, member.workspaceId, filter);
    const without = (emails ?? []).filter((email) => !sends.some((send) => send.email === email));
    for (const email of without) out.say(`${email} has no unconfirmed send in “${campaign.name}”.`);
    const missing = without.length > 0 ? 1 : 0;

    if (!input.sent && !input.notSent) {
      for (const send of sends) out.line(send, inWords(send));
      if (sends.length > 0) tellHow(out);
      else if (missing === 0) out.say(`“${campaign.name}” has no unconfirmed send.`);
      return missing;
    }
    if (sends.length === 0) {
      if (missing === 0) out.say(`“${campaign.name}” has no unconfirmed send. Nothing was changed.`);
      return 1;
    }
    if (input.notSent && !input.yes) {
      out.say(`Sends that would go out again: ${sends.length}. ${NOT_SENT_MEANS}.`);
      out.say("Nothing was changed. If you looked into the Sent folder and they are not there: add --yes");
      return 1;
    }
    const decision = input.sent ? "sent" : "not-sent";
    const by = { workspaceId: member.workspaceId, memberId: member.id };
    const decided = await decideUnconfirmed(ctx, by, decision, sends);
    for (const [index, one] of decided.entries()) tell(out, sends[index] as UnconfirmedSend, decision, one);
    return decided.every(({ kind }) => kind === "decided") ? missing : 1;
  },
});

/** All of them, before the first is decided: a decision takes it off the list. */
async function all(
  { store }: Pick<Context, "store">,
  workspaceId: string,
  filter: UnconfirmedFilter,
): Promise<UnconfirmedSend[]> {
  const sends: UnconfirmedSend[] = [];
  const read = (slice: Slice) => store.unconfirmed.list(workspaceId, filter, slice);
  for await (const send of everyPage(read)) sends.push(send);
  return sends;
}

const inWords = ({ email, step, mailbox, transmittingAt, messageId }: UnconfirmedSend) =>
  `${email}, step ${step}, from ${mailbox.address}, ${transmittingAt.toISOString()}, Message-ID ${messageId}`;

function tellHow(out: Out): void {
  out.say("Search the mailbox's Sent folder for the lead's address or the Message-ID, then decide:");
  out.say(`--sent: ${SENT_MEANS}.`);
  out.say(`--not-sent: ${NOT_SENT_MEANS}.`);
  out.say("--lead ADDRESS… decides about some of them only.");
}

function tell(out: Out, { email, step }: UnconfirmedSend, decision: Decision, decided: Decided): void {
  const { sentence } = outcomeOf(DECIDE_UNCONFIRMED_WORDS, decided, { decision });
  out.line({ email, step, decision, result: decided.kind }, `${email}, step ${step}: ${sentence}`);
}
