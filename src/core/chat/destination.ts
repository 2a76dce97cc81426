/** A channel of a chat: the platform's name and the channel's id there. */
export type Destination = { platform: string; channel: string };

/** A channel that people chose. `name`: the name they know. null: none was given. */
export type AlertChannel = Destination & { name: string | null };

/** A channel as people know it. */
export const sayChannel = ({ channel, name }: Pick<AlertChannel, "channel" | "name">): string =>
  name ?? channel;

/** Names the place in keys. */
export const placeKey = ({ platform, channel }: Destination): string => `${platform}:${channel}`;

/** Each place once, in their order. */
export const eachOnce = (places: readonly Destination[]): Destination[] => [
  ...new Map(
    places.map(({ platform, channel }) => [placeKey({ platform, channel }), { platform, channel }]),
  ).values(),
];
