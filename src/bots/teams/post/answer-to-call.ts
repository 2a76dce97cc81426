import type { Dead, Later, PostAnswer } from "../../../core/chat/chat-port.ts";
import type { Called } from "../connector/call-connector.ts";

/** An attempt whose outcome is unknown may still arrive; after so long it is posted again. */
export const UNKNOWN_MS = 20_000;

/**
 * The meaning of a refused or unanswered call for a message.
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages, and …/build-conversational-capability
 *
 * @param edit - it was to change a message that exists
 */
export function answerToCall(
  called: Exclude<Called, { kind: "done" }>,
  now: Date,
  edit: boolean,
): Exclude<PostAnswer, { kind: "posted" }> {
  switch (called.kind) {
    case "unanswered":
      return unknown(`Microsoft Teams gave no answer (${called.why}).`);
    case "too-many":
      return {
        kind: "later",
        until: new Date(now.getTime() + 2_000),
        why: "Too many messages wait for Microsoft Teams.",
        untried: true,
      };
    case "no-token":
      return called.code === null
        ? { kind: "later", until: null, why: "Microsoft's sign-in gave no answer.", unsent: true }
        : {
            kind: "dead",
            why: `Microsoft does not accept the bot (${called.code}). ${SECRET}`,
            everywhere: true,
          };
    case "not-trusted":
      return dead("Microsoft Teams named a service that may not have the bot's token.");
    case "refused":
      return answerToRefusal(called, now, edit);
  }
}

function answerToRefusal(
  { status, code, retryAfterMs }: Called & { kind: "refused" },
  now: Date,
  edit: boolean,
): Exclude<PostAnswer, { kind: "posted" }> {
  const said = code === "" ? `${status}` : code;
  if (status === 429) {
    const ms = retryAfterMs ?? 10_000;
    const why = `Microsoft Teams asks to wait ${ms / 1000} seconds.`;
    return { kind: "later", until: new Date(now.getTime() + ms), why, unsent: true };
  }
  if (status === 401) return { ...dead(`Microsoft does not accept the bot. ${SECRET}`), everywhere: true };
  if (code === "BotDisabledByAdmin")
    return {
      ...dead("An admin of the Microsoft organisation has blocked Unpause there. Allow the app again."),
      everywhere: true,
    };
  if (status === 404) {
    if (edit && GONE.has(code)) return { kind: "gone" };
    return dead(
      "The Microsoft Teams channel that alerts go to does not exist, or Unpause is not in its team.",
    );
  }
  if (/archived/i.test(code))
    return dead(
      "The Microsoft Teams channel that alerts go to is archived. Choose another one in the settings.",
    );
  if (NOT_THERE.has(code))
    return dead(
      "Unpause is not in this Microsoft Teams conversation. Add the app to the team, or to the person.",
    );
  if (edit && (status === 400 || status === 403 || status === 405))
    return { kind: "uneditable", why: `Microsoft Teams does not let this message be edited (${said}).` };
  if (status === 403) return dead(`Microsoft Teams does not let Unpause write there (${said}).`);
  // 412 and 5xx: a fault of theirs, which may have come after the message.
  if (status === 412 || status === 408 || status >= 500)
    return unknown(`Microsoft Teams has trouble of its own (${said}).`);
  return dead(`Microsoft Teams refuses the message (${said}).`);
}

/** It may be done. */
const unknown = (why: string): Later => ({ kind: "later", until: null, why });
const dead = (why: string): Dead => ({ kind: "dead", why });

const SECRET = "Look at TEAMS_APP_ID and TEAMS_APP_PASSWORD; the client secret may have ended.";
const GONE = new Set(["ActivityNotFoundInConversation", "MessageNotFound"]);
const NOT_THERE = new Set([
  "BotNotInConversationRoster",
  "ConversationBlockedByUser",
  "MessageWritesBlocked",
  "NotEnoughPermissions",
]);
