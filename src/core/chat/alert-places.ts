import { type Destination, eachOnce } from "./destination.ts";

/**
 * The places of an alert. On each platform these are the channels of its campaigns. The workspace's channel is added where a
 * campaign has none of its own.
 *
 * @param own - the workspace's channels, one for each platform
 * @param ofCampaigns - each campaign's own channels; none: the alert is about no campaign
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
