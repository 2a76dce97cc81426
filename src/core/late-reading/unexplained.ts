import type { StalledMailbox } from "../inbound/reading-store.ts";
import { LONG_UNREAD_MS } from "../inbound/reading-trouble.ts";
import type { NoticeContext } from "../notice/notice.ts";

/** Mailboxes that have not been read for long, without a hold that explains it. */
export async function unexplained(
  { store, clock }: Pick<NoticeContext, "store" | "clock">,
  take: number,
): Promise<StalledMailbox[]> {
  const before = new Date(clock.now().getTime() - LONG_UNREAD_MS);
  const stalled = await store.readings.stalled(before, take);
  return stalled.filter(({ state, folder }) => state !== "held" || folder !== null);
}
