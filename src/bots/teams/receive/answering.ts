import type { Answer } from "../../answer.ts";
import { tell } from "../post/tell.ts";
import { conversationWith } from "../workspaces/find-conversation.ts";
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
  const { settings, call } = workspaces;
  const ownConversation = async () => {
    const { address, userId } = from;
    if (userId === null || tenantId !== settings.tenantId) return null;
    const found = await conversationWith(ctx, settings, call, { userId, address, serviceUrl });
    return found.kind === "conversation" ? found.conversation : null;
  };
  const asker = { address: from.address, serviceUrl, conversation, alone, activityId };
  const why = await tell(asker, { call, inTurn, ownConversation }, answer);
  if (why !== null) ctx.log.event("chat.untold", { platform: "teams", why });
}
