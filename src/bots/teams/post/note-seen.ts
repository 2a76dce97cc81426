import type { ChatAttempt } from "../../../core/chat/chat-attempt-store.ts";
import type { KeptMessage } from "../../../core/chat/kept-message.ts";
import { keptIdIn } from "../../../core/chat/show-kept.ts";
import type { Context } from "../../../core/context.ts";
import type { CallConnector } from "../connector/call-connector.ts";
import { UNKNOWN_MS } from "./answer-to-call.ts";
import { activityAt, channelOf, placeIn, refOf } from "./place.ts";
import { ALERT_MS, turns } from "./turns.ts";

/**
 * A card that a viewer's client has brought back. `ref`: the message that it belongs to; null: nobody's. `late`: the message whose
 * place was not known until now, and which nobody looks for any more; null: it is none.
 */
export type SeenCard = {
  ref: string | null;
  card: object | null;
  orphan: boolean;
  late: KeptMessage | null;
};

/**
 * Learns from a card that somebody saw where its attempt is. A card of an attempt that another one has replaced is an orphan. An
 * unknown place of the present attempt is its place, or a second name of it. `replyToId` may differ from the id that posting
 * returned (MicrosoftDocs/msteams-docs#6139).
 *
 * @param attemptId - as the card says @param at - the activity that the invoke came from
 */
export async function noteSeen(
  { store, clock }: Pick<Context, "store" | "clock">,
  attemptId: string | null,
  at: { conversation: string; activity: string } | null,
): Promise<SeenCard> {
  const own = at === null ? null : refOf(channelOf(at.conversation), at.activity);
  const attempt = attemptId !== null && UUID.test(attemptId) ? await store.chatAttempts.get(attemptId) : null;
  if (attempt === null) return { ref: own, card: null, orphan: false, late: null };
  const { card, messageRef, superseded } = attempt;
  // A card is in one conversation. Brought from another one, it is not believed, and nothing is shown.
  const conversation =
    attempt.conversation ?? (messageRef === null ? null : placeIn(messageRef).conversation);
  if (at !== null && conversation !== channelOf(at.conversation))
    return { ref: null, card: null, orphan: false, late: null };
  if (superseded) return { ref: own, card: null, orphan: own !== null, late: null };
  const isFound = own !== null && own !== messageRef && (await store.chatAttempts.found(attempt.id, own));
  const late = isFound ? await foundLate({ store, clock }, attempt, own) : null;
  return { ref: messageRef ?? own, card, orphan: false, late };
}

/** Until `UNKNOWN_MS` the outbox comes back to it. After that only a viewer can tell that the message was posted. */
async function foundLate(
  { store, clock }: Pick<Context, "store" | "clock">,
  { at, mark }: ChatAttempt,
  ref: string,
): Promise<KeptMessage | null> {
  if (clock.now().getTime() - at.getTime() < UNKNOWN_MS) return null;
  const keptId = keptIdIn(mark);
  await store.keptMessages.found(keptId, ref);
  return store.keptMessages.get(keptId);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Deletes an orphan under the id that its invoke carried. Where that fails, the next look at it does it. */
export async function deleteOrphan(
  ctx: Pick<Context, "store" | "clock">,
  call: CallConnector,
  { ref, serviceUrl, gapMs }: { ref: string; serviceUrl: string; gapMs?: number | undefined },
): Promise<void> {
  const place = placeIn(ref);
  await turns(ctx, gapMs)(place.conversation, ALERT_MS, () =>
    call({ serviceUrl, method: "DELETE", path: activityAt(place) }),
  );
}
