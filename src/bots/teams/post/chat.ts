import type { ChatPort, Found, PostAnswer } from "../../../core/chat/chat-port.ts";
import type { Context } from "../../../core/context.ts";
import type { CallConnector } from "../connector/call-connector.ts";
import type { TeamsSettings } from "../teams-config.ts";
import { findConversation } from "../workspaces/find-conversation.ts";
import type { Roster } from "../workspaces/roster.ts";
import { UNKNOWN_MS } from "./answer-to-call.ts";
import { cardsOf } from "./cards.ts";
import { placeIn, threadOf } from "./place.ts";
import { rests } from "./rests.ts";
import { ALERT_MS, turns } from "./turns.ts";

type Ctx = Pick<Context, "store" | "clock">;

/**
 * Teams as alerts need it: one message, kept true by editing. `ref` is the conversation and the activity; a person's channel is
 * their Entra object id.
 *
 * A bot cannot search. So each attempt to post has an id, which stands in the card's actions. A viewer's client brings it back,
 * and tells where the attempt is (`note-seen.ts`).
 *
 * @param gapMs - between two messages in a conversation; as Teams asks for unless given
 */
export function teamsChat(
  ctx: Ctx,
  settings: Pick<TeamsSettings, "appId" | "tenantId">,
  call: CallConnector,
  people: Pick<Roster, "person">,
  workspaceId: string,
  gapMs?: number,
): ChatPort {
  const { now } = ctx.clock;
  const { chatAttempts, chatDirectory } = ctx.store;
  const inTurn = turns(ctx, gapMs);
  const resting = rests(ctx);

  const cards = cardsOf(ctx, call, workspaceId);
  return {
    platform: "teams",
    async post(channel, view, { ref, mark, thread }) {
      const found = await findConversation(ctx, settings, call, workspaceId, channel);
      if (found.kind !== "conversation") return found;
      const { id, serviceUrl, isChannel } = found.conversation;
      const held = () => resting.holds(id, now());
      return (
        (await held()) ??
        inTurn<PostAnswer>(id, ALERT_MS, async () => {
          const early = await held();
          if (early !== null) return early;
          const under = thread === undefined || !isChannel ? null : placeIn(thread).activity;
          const conversation = under === null ? id : threadOf(id, under);
          const answer = await (ref === null
            ? cards.post(view, { id, conversation, serviceUrl }, mark)
            : cards.edit(view, ref, serviceUrl));
          await resting.remember(id, answer);
          return answer;
        })
      );
    },
    async find(_channel, mark): Promise<Found> {
      const attempt = await chatAttempts.present("teams", mark);
      if (attempt === null) return { kind: "nowhere" };
      if (attempt.messageRef !== null) return { kind: "found", ref: attempt.messageRef };
      const until = new Date(attempt.at.getTime() + UNKNOWN_MS);
      return until <= now()
        ? { kind: "nowhere" }
        : { kind: "later", until, why: "Microsoft Teams may still post the message.", untried: true };
    },
    person: (email) => people.person(workspaceId, email),
    nameOf: async (channel) => (await chatDirectory.channel("teams", channel))?.name ?? null,
  };
}
