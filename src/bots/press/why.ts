import { causeFacts } from "../../core/diagnosis/cause.ts";
import type { Diagnosis } from "../../core/diagnosis/diagnosis.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import type { PressHandler } from "../bot-kinds.ts";
import { type Reply, reply } from "../reply.ts";

const CERTAINTY: Record<Diagnosis["confidence"], string> = {
  certain: "We are certain: a code of the provider's means only this.",
  likely: "It is likely: this is what the answer usually means.",
  unsure: "We are not sure: the answer allows other reasons too.",
};

/** Why we think that it is this cause. Also an incident that is over had one. */
export const why: PressHandler<Incident> = {
  forGuests: true,
  press: async (_ctx, { subject }) => inWords(subject.diagnosis),
};

/** The provider's own words, and what decided. */
export function inWords({ cause, confidence, evidence }: Diagnosis): Reply {
  const [first] = evidence;
  const codes = first === undefined ? [] : first.codes;
  return reply(`${causeFacts[cause].meaning} ${CERTAINTY[confidence]}`, {
    items: [
      ...(codes.length > 0 ? [{ title: "Decisive code", text: codes.join(", ") }] : []),
      ...(first?.source ? [{ title: "Source", text: first.source }] : []),
    ],
    quote: first?.line || null,
  });
}
