import { disclaimMailboxes } from "../../core/incident/disclaim-mailboxes.ts";
import { DISCLAIM_WORDS } from "../../core/incident/words/disclaim.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { BotContext } from "../bot-kinds.ts";
import type { Reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { type AtIncident, forFixers } from "./on-incident.ts";

/** "It isn't mine": others are called instead, and the admins are asked whose it is. */
export const notMine = forFixers(pressNotMine, { forGuests: true });

async function pressNotMine(ctx: BotContext, { member, incident }: AtIncident): Promise<Reply> {
  const { id: incidentId, workspaceId } = incident;
  const result = await disclaimMailboxes(ctx, { workspaceId, incidentId, memberId: member.id });
  return replyOf(outcomeOf(DISCLAIM_WORDS, result, null));
}
