import type { Context } from "../core/context.ts";
import type { HistoryEvent } from "../core/workspace/history-store.ts";
import type { HistoryNames } from "./parts/history-line.ts";

/** Names whom these events are about, and brings the words for them. A lead who was removed has no name any more. */
export async function historyNames(
  { store, historyWords: words, platforms }: Pick<Context, "store" | "historyWords" | "platforms">,
  workspaceId: string,
  events: HistoryEvent[],
): Promise<HistoryNames> {
  const enrolmentIds = events.flatMap(({ data }) =>
    typeof data?.enrolmentId === "string" ? data.enrolmentId : [],
  );
  const [members, leads] = await Promise.all([
    store.views.names.ofMembers(workspaceId),
    enrolmentIds.length > 0
      ? store.views.names.ofLeads([...new Set(enrolmentIds)])
      : new Map<string, string>(),
  ]);
  return { members, leads, words, platforms };
}
