import type { Context } from "../../../core/context.ts";
import type { CallConnector } from "../connector/call-connector.ts";
import { activityAt, channelOf, placeIn, refOf } from "./place.ts";
import { ALERT_MS, turns } from "./turns.ts";

/** A card that a viewer's client has brought back. `ref`: the message that it belongs to; null: an orphan, or nobody's. */
export type SeenCard = { ref: string | null; card: object | null; orphan: boolean };

/**
 * Learns from a card that somebody saw where its attempt is. A card of an attempt that another one has replaced is an orphan. An
 * unknown place of the present attempt is its place, or a second name of it. `replyToId` may differ from the id that posting
 * returned (MicrosoftDocs/msteams-docs#6139).
 *
 * @param attemptId - as the card says @param at - the activity that the invoke came from
 */
export async function noteSeen(
  { store }: Pick<Context, "store">,
  attemptId: string | null,
  at: { conversation: string; activity: string } | null,
): Promise<SeenCard> {
  const own = at === null ? null : refOf(channelOf(at.conversation), at.activity);
  const attempt = attemptId !== null && UUID.test(attemptId) ? await store.chatAttempts.get(attemptId) : null;
  if (attempt === null) return { ref: own, card: null, orphan: false };
  const { card, messageRef, superseded } = attempt;
  // A card is in one conversation. Brought from another one, it is not believed, and nothing is shown.
  if (at !== null && messageRef !== null && placeIn(messageRef).conversation !== channelOf(at.conversation))
    return { ref: null, card: null, orphan: false };
  if (superseded) return { ref: own, card: null, orphan: own !== null };
  if (own !== null && own !== messageRef) await store.chatAttempts.found(attempt.id, own);
  return { ref: messageRef ?? own, card, orphan: false };
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
