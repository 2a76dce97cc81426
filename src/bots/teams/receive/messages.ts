import { handleWords } from "../../handle-words.ts";
import { channelOf } from "../post/place.ts";
import { answering } from "./answering.ts";
import { chatIn, personIn, type Teams } from "./here.ts";
import type { TeamsActivity } from "./read-activity.ts";
import { wordsIn } from "./words-in.ts";

/** Commands, mentions and what is said to us alone are answered alike. */
export async function takeMessage(teams: Teams, activity: TeamsActivity): Promise<void> {
  const words = wordsIn(activity);
  if (words === null || activity.from.address === activity.to.address) return;
  const said = {
    by: personIn(teams, activity),
    words,
    channel: channelNamed(activity),
    key: `teams:${activity.conversation} ${activity.id}`,
  };
  await answering(teams, activity, handleWords(teams.ctx, chatIn(teams, activity), said));
}

/** The channel of many that it was said in, with its name as we write both; null: there is none. */
export function channelNamed({ channel, alone }: TeamsActivity): string | null {
  if (channel === null || alone) return null;
  const id = channelOf(channel.id);
  return channel.name === null || channel.name.includes("|") ? id : `${id}|${channel.name}`;
}
