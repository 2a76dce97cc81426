import type { IncidentListener } from "../../../src/core/incident/incident-listener.ts";
import { showCall } from "./ask-for-call.ts";
import type { WithCalls } from "./call-store.ts";

/** Nobody needs to be called about an incident that is over. */
export const callListener: IncidentListener<WithCalls> = {
  async incidentEnded(tx, { workspaceId, incidentId, at }) {
    for (const id of await tx.calls.openOf(incidentId)) {
      await tx.calls.end(id, "It works again.");
      await showCall(tx, workspaceId, id, at);
    }
  },
};
