import type { WebClient } from "@slack/web-api";

/** The address that Slack has verified for this user; null: none, or not a person who works here. @throws when Slack does not answer */
export async function verifiedEmail(web: WebClient, user: string): Promise<string | null> {
  const { user: found } = await web.users.info({ user });
  if (!found || found.deleted || found.is_bot || found.is_stranger || !found.is_email_confirmed) return null;
  return found.profile?.email ?? null;
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
