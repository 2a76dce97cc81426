/** A channel of a chat: the platform's name and the channel's id there. */
export type Destination = { platform: string; channel: string };

/** Slack's channel ids begin with C (public or private) or G (older private ones). */
export const isChannelId = (text: string) => /^[CG][A-Z0-9]{8,}$/.test(text);

export const NOT_A_CHANNEL =
  "That is not a channel id. In Slack, open the channel's details and copy the id at the bottom; it looks like C0123ABCD.";
