import type { Context } from "../../../core/context.ts";
import { channelOf } from "../post/place.ts";
import type { TeamsSettings } from "../teams-config.ts";
import type { TeamsActivity } from "./read-activity.ts";

/** Keeps what an activity tells of its team, its channel and its person: Teams lists none of them to a bot that asks. */
export async function remember(
  { store, clock }: Pick<Context, "store" | "clock">,
  { tenantId }: Pick<TeamsSettings, "tenantId">,
  activity: TeamsActivity,
): Promise<void> {
  // Another tenant's have nothing to do with us.
  if (activity.tenantId !== tenantId) return;
  const { team, channel, from, alone, serviceUrl, conversation } = activity;
  const now = clock.now();
  const { chatDirectory } = store;
  if (team !== null) {
    const group = { platform: "teams", groupId: team.id, tenantId, name: team.name, serviceUrl };
    await chatDirectory.seeGroup(group, now);
    if (channel !== null)
      await chatDirectory.seeChannel(
        { platform: "teams", channel: channelOf(channel.id), groupId: team.id, name: channel.name },
        now,
      );
  }
  if (from.userId === null) return;
  await chatDirectory.seePerson(
    {
      platform: "teams",
      userId: from.userId,
      tenantId,
      address: from.address,
      conversation: alone ? conversation : null,
      serviceUrl,
    },
    now,
  );
}
