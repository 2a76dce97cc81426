import type { Views } from "../core/views.ts";
import type { HistoryEvent } from "../core/workspace/history-store.ts";
import type { HistoryNames } from "./parts/history-line.ts";

/** Names whom these events are about. A lead who was removed has no name any more. */
export async function historyNames(
  views: Pick<Views, "memberNames" | "leadEmails">,
  workspaceId: string,
  events: HistoryEvent[],
): Promise<HistoryNames> {
  const enrolmentIds = events.flatMap(({ data }) =>
    typeof data?.enrolmentId === "string" ? data.enrolmentId : [],
  );
  const [members, leads] = await Promise.all([
    views.memberNames(workspaceId),
    enrolmentIds.length > 0 ? views.leadEmails([...new Set(enrolmentIds)]) : new Map<string, string>(),
  ]);
  return { members, leads };
}
