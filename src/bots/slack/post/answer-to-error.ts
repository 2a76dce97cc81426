import { SlackError, WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import type { PostAnswer } from "../../../core/chat/chat-port.ts";

/** The meaning of an unanswered or refused call for the message. docs.slack.dev/reference/methods/chat.postMessage, chat.update */
export function answerToError(error: unknown, now: Date): Exclude<PostAnswer, { kind: "posted" }> {
  if (error instanceof WebAPIRateLimitedError) {
    const until = new Date(now.getTime() + error.retryAfter * 1000);
    return { kind: "later", until, why: `Slack asks to wait ${error.retryAfter} seconds.`, unsent: true };
  }
  // The client takes the page of a proxy for a code.
  if (error instanceof WebAPIPlatformError && CODE.test(error.data.error)) {
    return answerToCode(error.data.error);
  }
  // An answer cut off, an error page, a host that cannot be reached: nothing that the message could be at fault for.
  const code = error instanceof SlackError ? error.code.replace("slack_webapi_", "") : "unreadable answer";
  return { kind: "later", until: null, why: `Slack gave no answer (${code}).` };
}

/** As Slack writes them. A longer or other one is no code, and may repeat what was sent. */
const CODE = /^[a-z][a-z_]{1,59}$/;

function answerToCode(code: string): Exclude<PostAnswer, { kind: "posted" }> {
  if (code === "message_not_found") return { kind: "gone" };
  if (UNEDITABLE.has(code))
    return { kind: "uneditable", why: `Slack does not let this message be edited (${code}).` };
  if (PASSING.has(code))
    return { kind: "later", until: null, why: `Slack has trouble of its own (${code}).` };
  const everywhere = EVERYWHERE[code];
  if (everywhere !== undefined) return { kind: "dead", why: everywhere, everywhere: true };
  return { kind: "dead", why: DEAD[code] ?? `Slack refuses the message (${code}).` };
}

/** The message exists and cannot be edited any more. */
const UNEDITABLE = new Set(["cant_update_message", "edit_window_closed", "is_inactive", "update_failed"]);

const PASSING = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "ratelimited",
  "rate_limited",
  "message_limit_exceeded",
  "team_added_to_org",
  "external_channel_migrating",
]);

const REMOVED =
  "Unpause is no longer installed in this Slack workspace, or its token was revoked. Install it again and set the new SLACK_BOT_TOKEN.";
const LACKS = "Unpause lacks a permission in Slack (chat:write). Install it again from its manifest.";
const EVERYWHERE: Partial<Record<string, string>> = {
  token_revoked: REMOVED,
  token_expired: REMOVED,
  account_inactive: REMOVED,
  invalid_auth: REMOVED,
  not_authed: REMOVED,
  missing_scope: LACKS,
  no_permission: LACKS,
};

const INVITE = "Unpause is not in the channel that alerts go to. Invite it there: /invite @Unpause.";
const DEAD: Partial<Record<string, string>> = {
  channel_not_found:
    "The Slack channel that alerts go to does not exist, or Unpause cannot see it. Choose another one in the settings, or invite Unpause there.",
  is_archived: "The Slack channel that alerts go to is archived. Choose another one in the settings.",
  not_in_channel: INVITE,
  restricted_action:
    "A rule of this Slack workspace keeps Unpause from posting in the channel. Ask its admin.",
  restricted_action_read_only_channel:
    "Only some may post in the Slack channel that alerts go to. Allow Unpause there, or choose another one.",
};
