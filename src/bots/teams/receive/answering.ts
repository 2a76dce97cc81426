import type { Answer } from "../../answer.ts";
import { tell } from "../post/tell.ts";
import type { Teams } from "./here.ts";
import type { TeamsActivity } from "./read-activity.ts";

/** Tells the outcome to the person who asked. */
export async function answering(
  { ctx, workspaces, inTurn }: Teams,
  { id: activityId, from, serviceUrl, conversation, alone, tenantId }: TeamsActivity,
  work: Promise<Answer | null>,
): Promise<void> {
  const answer = await work;
  if (answer === null) return;
  const ownConversation = async () => {
    const person = from.userId === null ? null : await ctx.store.chatDirectory.person("teams", from.userId);
    const isOurs = person?.conversation && tenantId === workspaces.settings.tenantId;
    return isOurs ? { id: person.conversation ?? "", serviceUrl: person.serviceUrl } : null;
  };
  const asker = { address: from.address, serviceUrl, conversation, alone, activityId };
  const why = await tell(asker, { call: workspaces.call, inTurn, ownConversation }, answer);
  if (why !== null) ctx.log.event("chat.untold", { platform: "teams", why });
}
