import type { AlertChannel } from "../../core/chat/destination.ts";

/** The id of the channel on a platform; null: none is chosen there. */
export const channelAt = (channels: AlertChannel[], platform: string): string | null =>
  channels.find((channel) => channel.platform === platform)?.channel ?? null;
