import type { Chats } from "../chat/chats.ts";
import type { Context } from "../context.ts";
import type { Jobs } from "../jobs.ts";
import { storable } from "../storable.ts";
import { type SweepPart, waking } from "../sweep.ts";

/** A renamed channel has its new name on our pages within a day. */
const ASKED_AGAIN_MS = 24 * 3_600_000;
/** Channels in one round of the sweep: 36 in a minute, below the limit of a chat that allows 50. */
const AT_ONCE = 3;
const LONGEST_NAME = 100;

const askedBefore = (now: Date) => new Date(now.getTime() - ASKED_AGAIN_MS);

/** Asks the chat how people call a channel of alerts. No alert waits for it. A chat that does not say it is asked again in a day. */
async function nameChannel(
  { store, clock, live }: Pick<Context, "store" | "clock" | "live">,
  id: string,
  chats: Chats,
): Promise<void> {
  const now = clock.now();
  const channel = await store.channels.beginNaming(id, askedBefore(now), now);
  if (channel === null) return;
  const chat = await chats.at(channel.workspaceId, channel.platform);
  const said = await chat?.nameOf?.(channel.channel);
  if (said == null) return;
  const name = storable(said).slice(0, LONGEST_NAME).toWellFormed();
  if (name === "" || name === channel.name) return;
  await store.channels.rename(id, name);
  live.changed(channel.workspaceId);
}

export const channelJobs: Jobs = { "name-channel": { lane: "chat", work: nameChannel } };

export const channelSweep: SweepPart[] = [
  waking("name-channel", ({ ctx, now }) => ctx.store.channels.toName(askedBefore(now), AT_ONCE)),
];
