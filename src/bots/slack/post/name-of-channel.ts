import type { WebClient } from "@slack/web-api";

/**
 * The channel's name with its sign. null: Slack does not say it now, or our app may not ask (channels:read, groups:read). Source:
 * docs.slack.dev/reference/methods/conversations.info
 */
export async function nameOfChannel(web: WebClient, channel: string): Promise<string | null> {
  try {
    const { channel: found } = await web.conversations.info({ channel });
    return found?.name ? `#${found.name}` : null;
  } catch {
    return null;
  }
}
