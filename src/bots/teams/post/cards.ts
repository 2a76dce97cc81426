import { randomUUID } from "node:crypto";
import type { PostAnswer } from "../../../core/chat/chat-port.ts";
import type { MessageView } from "../../../core/chat/message-view.ts";
import type { Context } from "../../../core/context.ts";
import type { CallConnector } from "../connector/call-connector.ts";
import { alertCard } from "../render/alert-card.ts";
import { summary } from "../render/fallback.ts";
import { cardActivity } from "./activity.ts";
import { answerToCall } from "./answer-to-call.ts";
import { activitiesOf, activityAt, placeIn, refOf } from "./place.ts";

/** Teams refreshes a card for so many people in larger channels. learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards */
const MOST_READERS = 60;

/** A message without a mark is not looked for, so that it has no attempts. */
const NO_ATTEMPT = "none";

/** Messages as cards, each with the attempt that posted it. A call is made once: the outbox tries again. */
export function cardsOf(
  { store, clock: { now } }: Pick<Context, "store" | "clock">,
  call: CallConnector,
  workspaceId: string,
) {
  const { chatAttempts, chatDirectory, fixers } = store;

  const fixersOf = async ({ about }: MessageView): Promise<string[]> =>
    about?.kind === "incident" ? (await fixers.entitledIn(about.id, MOST_READERS)).map(({ id }) => id) : [];

  const cardFor = async (view: MessageView, attempt: string) => {
    const refreshFor = await chatDirectory.addressesOf(
      workspaceId,
      "teams",
      await fixersOf(view),
      MOST_READERS,
    );
    return alertCard(view, { attempt, refreshFor });
  };

  async function post(
    view: MessageView,
    at: { id: string; conversation: string; serviceUrl: string },
    mark: string | null,
  ): Promise<PostAnswer> {
    const attempt = mark === null ? NO_ATTEMPT : randomUUID();
    const card = await cardFor(view, attempt);
    const { id, conversation, serviceUrl } = at;
    if (mark !== null) {
      const begun = { id: attempt, workspaceId, platform: "teams", mark, conversation: id, card };
      await chatAttempts.begin(begun, now());
    }
    const body = cardActivity(card, summary(view));
    const called = await call({ serviceUrl, method: "POST", path: activitiesOf(conversation), body });
    if (called.kind === "done" && typeof called.body.id === "string") {
      const ref = refOf(id, called.body.id);
      if (mark !== null) await chatAttempts.found(attempt, ref);
      return { kind: "posted", ref };
    }
    const failed = called.kind === "done" ? ({ kind: "unanswered", why: "no id" } as const) : called;
    const answer = answerToCall(failed, now(), false);
    const isUnsent = answer.kind !== "later" || answer.untried || answer.unsent;
    if (mark !== null && isUnsent) await chatAttempts.forget(attempt);
    return answer;
  }

  async function edit(view: MessageView, ref: string, serviceUrl: string): Promise<PostAnswer> {
    const attempt = await chatAttempts.standing("teams", ref);
    const card = await cardFor(view, attempt?.id ?? NO_ATTEMPT);
    // Before the edit: each viewer's client asks for the card as soon as it is there.
    if (attempt !== null) await chatAttempts.shows(attempt.id, card);
    const body = cardActivity(card, summary(view));
    const called = await call({ serviceUrl, method: "PUT", path: activityAt(placeIn(ref)), body });
    return called.kind === "done" ? { kind: "posted", ref } : answerToCall(called, now(), true);
  }

  return { post, edit };
}
