import { aboutIncident } from "../../core/alert/alert-store.ts";
import { snoozeIncident } from "../../core/incident/snooze-incident.ts";
import { sayTime } from "../../core/words/say.ts";
import { type ReplyAction, reply } from "../reply.ts";
import { forFixers } from "./on-incident.ts";

const HOUR_MS = 60 * 60_000;
const FOR_A_DAY: ReplyAction = { kind: "press", label: "For a day", press: "snooze-day", page: null };

/** Stops all reminders for this long. */
const snoozeFor = (ms: number, actions: ReplyAction[]) =>
  forFixers(
    async (ctx, { member, incident: { id: incidentId, workspaceId } }) => {
      const until = await snoozeIncident(ctx, { workspaceId, incidentId, memberId: member.id, ms });
      const timeZone = (await ctx.store.members.workspace(workspaceId))?.timeZone ?? "UTC";
      return reply(`Nobody is reminded before ${sayTime(until, timeZone)}. Paused campaigns stay paused.`, {
        about: aboutIncident(incidentId),
        actions,
      });
    },
    { forGuests: true },
  );

export const snooze = snoozeFor(HOUR_MS, [FOR_A_DAY]);
export const snoozeDay = snoozeFor(24 * HOUR_MS, []);
