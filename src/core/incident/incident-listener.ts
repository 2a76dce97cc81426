import type { Rooms } from "../store.ts";
import type { Tx } from "../tx.ts";

export type IncidentEnded = { workspaceId: string; incidentId: string; at: Date };

/** Hears of incidents that end. It writes in the transaction that ends them, so that neither is true without the other. */
export interface IncidentListener<R extends Rooms = Rooms> {
  incidentEnded(tx: Tx<R>, ended: IncidentEnded): Promise<void>;
}
