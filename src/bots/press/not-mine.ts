import { disclaimMailboxes } from "../../core/incident/disclaim-mailboxes.ts";
import { sayList } from "../../core/words/say.ts";
import type { BotContext } from "../bot-kinds.ts";
import { type Reply, reply } from "../reply.ts";
import { type AtIncident, forFixers } from "./on-incident.ts";

/** "It isn't mine": others are called instead, and the admins are asked whose it is. */
export const notMine = forFixers(pressNotMine, { forGuests: true });

async function pressNotMine(ctx: BotContext, { member, incident }: AtIncident): Promise<Reply> {
  const { id: incidentId, workspaceId } = incident;
  const result = await disclaimMailboxes(ctx, { workspaceId, incidentId, memberId: member.id });
  if (result.kind === "unchanged")
    return reply("None of these mailboxes is in your name, or you said so already.");
  const told =
    result.adminsTold.length > 0
      ? `${sayList(result.adminsTold)} is asked who owns it`
      : "There is no other admin to ask who owns it";
  return reply(
    `Thank you. You are no longer reminded of ${sayList(result.addresses)}. ${told}; until that is settled you can still reconnect it.`,
  );
}
