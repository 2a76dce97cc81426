import { probeIncident } from "../../core/recovery/probe-incident.ts";
import { reply } from "../reply.ts";
import { forFixers } from "./on-incident.ts";

/** Probes at once, to see whether the awaited change was made. */
export const check = forFixers(
  async (ctx, { incident }) => {
    await probeIncident(ctx, incident.id);
    return reply(
      "Unpause is signing in to see whether it works again. When it does, the message here changes.",
    );
  },
  { forGuests: true },
);
