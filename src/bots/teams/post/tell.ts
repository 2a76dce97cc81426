import { setTimeout as wait } from "node:timers/promises";
import type { Later } from "../../../core/chat/chat-port.ts";
import { troubleOf } from "../../../core/trouble/trouble-of.ts";
import type { Answer } from "../../answer.ts";
import { type Dialog, isDialog } from "../../dialog.ts";
import type { Reply } from "../../reply.ts";
import { ANSWER_MS, type InTurn } from "../../take-turns.ts";
import type { CallConnector, Called } from "../connector/call-connector.ts";
import type { AdaptiveCard } from "../render/adaptive-card.ts";
import { replySummary } from "../render/fallback.ts";
import { replyCard } from "../render/reply-card.ts";
import { cardActivity } from "./activity.ts";
import { activitiesOf, channelOf } from "./place.ts";

/** Where an answer can go. */
export type Asker = {
  /** Their address for our app. */
  address: string;
  serviceUrl: string;
  /** The conversation in which they asked, with its thread. */
  conversation: string;
  /** Whether they are alone with us in it. */
  alone: boolean;
  /** The activity by which they asked. */
  activityId: string | null;
};

type Ways = {
  call: CallConnector;
  inTurn: InTurn;
  ownConversation(): Promise<{ id: string; serviceUrl: string } | null>;
};

const INSTEAD = "Teams took no answer for you alone where you asked, so it comes here.";

/**
 * Tells one person. Other people see it only if that person wanted so.
 *
 * @returns null: it is said; else why it is not
 */
export async function tell(asker: Asker, ways: Ways, { reply, shared }: Answer): Promise<string | null> {
  const card = replyCard(reply);
  const answers = asker.activityId === null ? {} : { replyToId: asker.activityId };
  const said = { ...cardActivity(card, summaryOf(reply)), ...answers };
  if (asker.alone || shared) {
    const why = await post(asker.serviceUrl, asker.conversation, ways, said);
    if (why === null || asker.alone) return why;
  }
  // It is not in the conversation, and takes no turn there. learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/targeted-messages
  const beside = await ways.call({
    serviceUrl: asker.serviceUrl,
    method: "POST",
    path: `${activitiesOf(asker.conversation)}?isTargetedActivity=true`,
    body: { ...said, recipient: { id: asker.address, isTargeted: true } },
  });
  if (beside.kind === "done") return null;
  // 400, 403, 404: the tenant, the client or the scope takes no message that one person alone sees.
  const own = await ways.ownConversation();
  if (own === null) return "they have no conversation with us";
  return post(own.serviceUrl, own.id, ways, { ...said, ...cardActivity(withLine(card), summaryOf(reply)) });
}

/** An answer is written down nowhere: it is kept in hand until its turn, or is lost. */
async function post(
  serviceUrl: string,
  conversation: string,
  { call, inTurn }: Ways,
  body: object,
): Promise<string | null> {
  const send = () => call({ serviceUrl, method: "POST", path: activitiesOf(conversation), body });
  const inItsTurn = () =>
    inTurn(channelOf(conversation), ANSWER_MS, send).catch((error: unknown) => {
      // Taking turns needs the database. Where that takes no write, this is all they hear.
      if (troubleOf(error) === null) throw error;
      return send();
    });
  const called = await inItsTurn();
  if (called.kind !== "refused" || called.status !== 429) return whyNot(called);
  const { retryAfterMs } = called;
  if (retryAfterMs === null || retryAfterMs > ANSWER_MS) return "busy";
  await wait(retryAfterMs);
  return whyNot(await inItsTurn());
}

const whyNot = (called: Called | Later): string | null => (called.kind === "done" ? null : called.kind);

const summaryOf = (answer: Reply | Dialog): string =>
  replySummary(isDialog(answer) ? answer.content : answer);

const withLine = (card: AdaptiveCard): AdaptiveCard => ({
  ...card,
  body: [...card.body, { type: "RichTextBlock", inlines: [{ type: "TextRun", text: INSTEAD }] }],
});
