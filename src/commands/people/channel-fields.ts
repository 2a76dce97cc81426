import type { AlertChannel } from "../../core/chat/destination.ts";
import type { Context } from "../../core/context.ts";

/** The id of the channel in each chat, as "slackChannel" and its like; null: none is chosen there. */
export const channelFields = (
  { platforms }: Pick<Context, "platforms">,
  channels: AlertChannel[],
): Record<string, string | null> =>
  Object.fromEntries(
    Object.keys(platforms).map((name) => [
      `${name}Channel`,
      channels.find(({ platform }) => platform === name)?.channel ?? null,
    ]),
  );
