import type { Views } from "../core/views/views.ts";
import type { HistoryEvent } from "../core/workspace/history-store.ts";
import type { HistoryNames } from "./parts/history-line.ts";

/** Names whom these events are about. A lead who was removed has no name any more. */
export async function historyNames(
  names: Views["names"],
  workspaceId: string,
  events: HistoryEvent[],
): Promise<HistoryNames> {
  const enrolmentIds = events.flatMap(({ data }) =>
    typeof data?.enrolmentId === "string" ? data.enrolmentId : [],
  );
  const [members, leads] = await Promise.all([
    names.ofMembers(workspaceId),
    enrolmentIds.length > 0 ? names.ofLeads([...new Set(enrolmentIds)]) : new Map<string, string>(),
  ]);
  return { members, leads };
}
