import { aboutIncident } from "../../core/alert/alert-store.ts";
import { letIncidentGo, type TakeResult, takeIncident } from "../../core/incident/take-incident.ts";
import { LET_GO_WORDS, TAKE_WORDS } from "../../core/incident/words/take.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayTime } from "../../core/words/say.ts";
import type { BotContext } from "../bot-kinds.ts";
import type { Reply, ReplyAction } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { type AtIncident, forFixers } from "./on-incident.ts";

const LET_GO = { kind: "press", label: "Let it go", press: "let-go", page: null } as const;
const RECONNECT = { kind: "press", label: "Reconnect", press: "reconnect", page: null } as const;
const TAKE_OVER = { kind: "press", label: "Take it over", press: "take-over", page: null } as const;

const ACTIONS: Record<TakeResult["kind"], ReplyAction[]> = {
  taken: [RECONNECT, LET_GO],
  yours: [RECONNECT, LET_GO],
  others: [TAKE_OVER],
  over: [],
};

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
  const said = outcomeOf(TAKE_WORDS, taken, { sayTime: (at) => sayTime(at, timeZone) });
  return { ...replyOf(said), about: aboutIncident(incidentId), actions: ACTIONS[taken.kind] };
}

/** "Let it go": others are reminded again. */
export const letGo = forFixers(
  async (ctx, { member, incident: { id: incidentId, workspaceId } }) => {
    const result = await letIncidentGo(ctx, { workspaceId, incidentId, memberId: member.id });
    return replyOf(outcomeOf(LET_GO_WORDS, result, null));
  },
  { forGuests: true },
);
