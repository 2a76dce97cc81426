import { type Destination, eachOnce } from "./destination.ts";

/**
 * Where an alert is posted: on each platform in the channels of the campaigns that it is about, and in the workspace's where one of them
 * has none of its own there.
 *
 * @param own - the workspace's channels, one for each platform
 * @param ofCampaigns - each campaign's own; none: it is about no campaign
 */
export function alertPlaces(
  own: readonly Destination[],
  ofCampaigns: readonly (readonly Destination[])[],
): Destination[] {
  if (ofCampaigns.length === 0) return eachOnce(own);
  const has = (channels: readonly Destination[], platform: string) =>
    channels.some((channel) => channel.platform === platform);
  const shared = own.filter(({ platform }) => ofCampaigns.some((channels) => !has(channels, platform)));
  return eachOnce([...shared, ...ofCampaigns.flat()]);
}
