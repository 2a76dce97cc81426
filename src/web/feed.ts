import { loadAlert } from "../core/alert/load-alert.ts";
import type { MessageView } from "../core/alert/message-view.ts";
import type { Context } from "../core/context.ts";
import type { IncidentRow } from "../core/workspace/views.ts";

export type FeedItem = { incident: IncidentRow; view: MessageView };

/** The newest incidents with what their alerts say now. */
export async function loadFeed(ctx: Context, workspaceId: string, take: number): Promise<FeedItem[]> {
  const incidents = await ctx.store.views.incidents(workspaceId, take);
  const items = await Promise.all(
    incidents.map(async (incident) => ({ incident, view: await loadAlert(ctx, incident.id) })),
  );
  return items.flatMap(({ incident, view }) => (view === null ? [] : [{ incident, view }]));
}
