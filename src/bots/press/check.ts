import { probeIncident } from "../../core/recovery/probe-incident.ts";
import { reply } from "../reply.ts";
import { forFixers } from "./on-incident.ts";

/** Signs in at once, to see whether somebody has made the change that it waits for. */
export const check = forFixers(
  async (ctx, { incident }) => {
    await probeIncident(ctx, incident.id);
    return reply(
      "Unpause is signing in to see whether it works again. When it does, the message here changes.",
    );
  },
  { forGuests: true },
);
