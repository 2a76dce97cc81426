import { aboutIncident } from "../../core/alert/alert-store.ts";
import { letIncidentGo, takeIncident } from "../../core/incident/take-incident.ts";
import { sayTime } from "../../core/words/say.ts";
import type { BotContext } from "../bot-kinds.ts";
import { type Reply, reply } from "../reply.ts";
import { type AtIncident, forFixers } from "./on-incident.ts";

const LET_GO = { kind: "press", label: "Let it go", press: "let-go", page: null } as const;
const RECONNECT = { kind: "press", label: "Reconnect", press: "reconnect", page: null } as const;

/** "I'm on it". Where another member said so before, the answer names them, and one press takes it over. */
export const take = forFixers((ctx, at) => pressTake(ctx, at, false), { forGuests: true });
export const takeOver = forFixers((ctx, at) => pressTake(ctx, at, true));

async function pressTake(
  ctx: BotContext,
  { member, incident }: AtIncident,
  isTakeOver: boolean,
): Promise<Reply> {
  const { id: incidentId, workspaceId } = incident;
  const from = isTakeOver ? ((await ctx.store.watches.get(incidentId))?.takenBy?.id ?? null) : null;
  const over = from === member.id ? null : from;
  const taken = await takeIncident(ctx, { workspaceId, incidentId, memberId: member.id }, over);
  const timeZone = (await ctx.store.members.workspace(workspaceId))?.timeZone ?? "UTC";
  switch (taken.kind) {
    case "taken":
      return reply(
        `You are on it, and the others see that. You are asked again at ${sayTime(taken.askedAgainAt, timeZone)} if it is still open.`,
        { about: aboutIncident(incidentId), actions: [RECONNECT, LET_GO] },
      );
    case "yours":
      return reply(`You have been on it since ${sayTime(taken.since, timeZone)}.`, {
        about: aboutIncident(incidentId),
        actions: [RECONNECT, LET_GO],
      });
    case "others":
      return reply(`${taken.by.name} has been on it since ${sayTime(taken.since, timeZone)}.`, {
        about: aboutIncident(incidentId),
        actions: [{ kind: "press", label: "Take it over", press: "take-over", page: null }],
      });
    case "over":
      return reply("It has just come to an end; there is nothing left to do.");
  }
}

/** "Let it go": others are reminded again. */
export const letGo = forFixers(
  async (ctx, { member, incident: { id: incidentId, workspaceId } }) =>
    (await letIncidentGo(ctx, { workspaceId, incidentId, memberId: member.id }))
      ? reply("You are no longer on it. The others see that, and are reminded if nobody takes it.")
      : reply("You are not on it. Nothing was changed."),
  { forGuests: true },
);
