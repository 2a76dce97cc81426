import { aboutIncident } from "../../core/alert/alert-store.ts";
import type { CommitContext } from "../../core/commit.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { snoozeIncident } from "../../core/incident/snooze-incident.ts";
import { sayTime } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";

const HOUR_MS = 60 * 60_000;
const LENGTHS = { snooze: HOUR_MS, "snooze-day": 24 * HOUR_MS };

/** Keeps everybody from being reminded for an hour, or, pressed in the answer, for a day. */
export async function pressSnooze(
  ctx: CommitContext,
  member: Member,
  { id: incidentId, workspaceId }: Incident,
  press: keyof typeof LENGTHS,
): Promise<Reply> {
  const until = await snoozeIncident(ctx, {
    workspaceId,
    incidentId,
    memberId: member.id,
    ms: LENGTHS[press],
  });
  const timeZone = (await ctx.store.members.workspace(workspaceId))?.timeZone ?? "UTC";
  return reply(`Nobody is reminded before ${sayTime(until, timeZone)}. What is paused stays paused.`, {
    about: aboutIncident(incidentId),
    actions:
      press === "snooze" ? [{ kind: "press", label: "For a day", press: "snooze-day", page: null }] : [],
  });
}
