import type { TeamsActivity } from "./read-activity.ts";

/** No command is longer; nothing after it is read. */
const LONGEST = 12_000;

/** Text as people typed it, without our own mention; a mention of somebody else stays. null: it is not said to us. */
export function wordsIn({ text, mentions, to, alone }: TeamsActivity): string | null {
  const ours = mentions.filter(({ address }) => address === to.address);
  if (!alone && !to.targeted && ours.length === 0) return null;
  let words = text.slice(0, LONGEST);
  for (const { text: mention } of ours) words = words.replaceAll(mention, " ");
  return words
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .trim();
}
