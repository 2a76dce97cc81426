import type { Context } from "../../core/context.ts";
import { campaignPieces } from "../campaign/campaign-card.ts";

/** The parts of pages that say how far these campaigns are, by the id of their element. */
export async function progressPieces(
  { store, clock }: Pick<Context, "store" | "clock">,
  workspace: { id: string; timeZone: string },
  campaignIds: string[],
): Promise<Record<string, string>> {
  const now = clock.now();
  const rows = await store.views.campaigns.some(workspace.id, campaignIds, now);
  const pieces: Record<string, string> = {};
  for (const row of rows) {
    for (const [id, markup] of Object.entries(campaignPieces(row, { now, zone: workspace.timeZone })))
      pieces[id] = String(await markup);
  }
  return pieces;
}
