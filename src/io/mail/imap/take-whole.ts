import type { ImapFlow } from "imapflow";
import type { Planned, Taking } from "./fetch-mails.ts";

/** Sizes that one command asks for. */
const BATCH = 200;
/** Bytes of mails that are held in memory at once. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** A larger mail comes in parts of this size. */
const PART_BYTES = 1024 * 1024;
/** Of a mail that is larger only the header and the first text are kept. */
const LARGEST_MAIL = 50 * 1024 * 1024;
const START_BYTES = PART_BYTES;

/** Takes mails whole, sizes first: small ones together, bounded by bytes, and a large one by itself, in parts. */
export const takeWhole: Taking = {
  batch: BATCH,
  async plan(client, uids) {
    const sizes = await sizesOf(client, uids);
    return within(uids.map((uid) => plannedOf(uid, sizes.get(uid) ?? null)));
  },
  skips: ({ labels }) => labels.has("\\Draft") || labels.has("\\Drafts") || labels.has("\\Trash"),
  onlySince: true,
  larger: (uid) => plannedOf(uid, null),
};

async function sizesOf(client: ImapFlow, uids: number[]): Promise<Map<number, number>> {
  const sizes = new Map<number, number>();
  for await (const { uid, size } of client.fetch(uids, { uid: true, size: true }, { uid: true }))
    if (uid && size !== undefined) sizes.set(uid, size);
  return sizes;
}

/** A size that is missing may be any. */
function plannedOf(uid: number, size: number | null): Planned {
  const isSmall = size !== null && size < PART_BYTES;
  // One byte more than the server says shows where it says too little.
  if (isSmall) return { uid, first: size + 1, most: size + 1, size };
  const most = size !== null && size > LARGEST_MAIL ? START_BYTES : LARGEST_MAIL + 1;
  return { uid, first: Math.min(PART_BYTES, most / 2), most, size };
}

/** The first of them, as many as may be held at once; a large one is alone. */
function within(planned: Planned[]): Planned[] {
  const batch: Planned[] = [];
  let bytes = 0;
  for (const each of planned) {
    const isLarge = each.most > each.first;
    bytes += each.first;
    if (batch.length > 0 && (isLarge || bytes > BATCH_BYTES)) break;
    batch.push(each);
    if (isLarge) break;
  }
  return batch;
}
