import type { WebClient } from "@slack/web-api";
import type { Clock } from "../../../core/time/clock.ts";
import type { ChatPersonSeen } from "../../bot-chat.ts";

/** A person's status is believed for this long, so that a press rarely waits for Slack. */
const BELIEVED_MS = 10 * 60_000;
const MOST_BELIEVED = 5_000;

/**
 * Slack's facts about a user: the verified address, and whether they are a guest here, or of another company. Source:
 * docs.slack.dev/reference/objects/user-object
 *
 * @throws when Slack does not answer
 */
export function readPeople(web: WebClient, clock: Clock): (user: string) => Promise<ChatPersonSeen> {
  const believed = new Map<string, { until: number; seen: ChatPersonSeen }>();
  return async (user) => {
    const now = clock.now().getTime();
    const before = believed.get(user);
    if (before !== undefined && before.until > now) return before.seen;
    const seen = await look(web, user);
    if (believed.size >= MOST_BELIEVED) believed.clear();
    believed.set(user, { until: now + BELIEVED_MS, seen });
    return seen;
  };
}

async function look(web: WebClient, user: string): Promise<ChatPersonSeen> {
  const { user: found } = await web.users.info({ user });
  if (!found || found.deleted || found.is_bot || found.is_stranger) return { kind: "outsider" };
  return {
    kind: "person",
    verifiedEmail: found.is_email_confirmed ? (found.profile?.email ?? null) : null,
    guest: found.is_restricted === true || found.is_ultra_restricted === true,
  };
}

/** The user whose verified address this is; null: there is none, or Slack cannot be asked now. */
export async function userWithEmail(web: WebClient, email: string): Promise<string | null> {
  try {
    const { user } = await web.users.lookupByEmail({ email });
    return user && !user.deleted && !user.is_bot && user.is_email_confirmed ? (user.id ?? null) : null;
  } catch {
    return null;
  }
}
