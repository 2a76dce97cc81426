import { loadAlert } from "../../core/alert/load-alert.ts";
import type { MessageView } from "../../core/chat/message-view.ts";
import type { Context } from "../../core/context.ts";
import type { IncidentRow } from "../../core/views/incident-views.ts";
import type { Member } from "../../core/workspace/member.ts";

/** `ask`: the members who can reconnect it, where the viewer may not. null: the viewer may, or no one has to. */
export type FeedItem = { incident: IncidentRow; view: MessageView; ask: string | null };

/** The newest incidents with what their alerts say now, the open ones first. */
export async function loadFeed(ctx: Context, { workspaceId, id }: Member, take: number): Promise<FeedItem[]> {
  const incidents = await ctx.store.views.incidents.list(workspaceId, take);
  const items = await Promise.all(
    incidents.map(async (incident) => ({
      incident,
      view: await loadAlert(ctx, incident.id),
      ask: incident.endedAt === null ? await whomToAsk(ctx, id, incident.id) : null,
    })),
  );
  return items.flatMap(({ view, ...item }) => (view === null ? [] : [{ ...item, view }]));
}

/** The first who may reconnect what is lost in an incident, where this member may not. */
export async function whomToAsk(
  { store }: Pick<Context, "store">,
  memberId: string,
  incidentId: string,
): Promise<string | null> {
  const may = await store.fixers.mayReconnect(memberId, incidentId, 1);
  if (may.length > 0) return null;
  const [first] = await store.fixers.entitledIn(incidentId, 1);
  return first?.name ?? null;
}
