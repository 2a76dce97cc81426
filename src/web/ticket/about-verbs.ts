import { isId } from "../../core/is-id.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayTime } from "../../core/words/say.ts";
import { joinIncident, refuseIncident } from "../../support/about/decide-incident.ts";
import { sendReconnectLetter } from "../../support/about/send-reconnect-letter.ts";
import { DECIDE_WORDS } from "../../support/about/words/decide.ts";
import { RECONNECT_LETTER_WORDS } from "../../support/about/words/reconnect-letter.ts";
import type { Web } from "../env.ts";
import type { Sent, Verb } from "./verb.ts";

/** The decisions of agents about the incident of a ticket. */
export function aboutVerbs({ ctx }: Web): Record<string, Verb> {
  const by = ({ c }: Sent) => c.get("who").member;
  const decide =
    (verb: typeof joinIncident): Verb =>
    async (sent) => {
      const incidentId = sent.field("incident");
      const result = isId(incidentId)
        ? await verb(ctx, by(sent), { ticketId: sent.ticket.id, incidentId })
        : ({ kind: "unknown" } as const);
      const isDone = result.kind === "decided" || result.kind === "unchanged";
      return { said: outcomeOf(DECIDE_WORDS, result, sent.ticket), isDone };
    };
  return {
    "join-incident": decide(joinIncident),
    "refuse-incident": decide(refuseIncident),
    async "reconnect-letter"(sent) {
      const result = await sendReconnectLetter(ctx, sent.ticket.id, by(sent));
      const { timeZone } = sent.c.get("who").workspace;
      const about = { ...sent.ticket, sayTime: (at: Date) => sayTime(at, timeZone) };
      return { said: outcomeOf(RECONNECT_LETTER_WORDS, result, about), isDone: result.kind === "asked" };
    },
  };
}
