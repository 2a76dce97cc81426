import { type Cause, causeFacts } from "./cause.ts";
import type { Confidence, Diagnosis, Evidence } from "./diagnosis.ts";

/** A certain answer outweighs any number of vague ones from one door; two doors that agree weigh more than one. */
const weight: Readonly<Record<Confidence, number>> = { certain: 20, likely: 4, unsure: 1 };

const longestEvidence = 6;

/** One failure of the episode: `door` is what was tried, a leg or a protocol. */
export type Told = { door: string; diagnosis: Diagnosis };

/**
 * One diagnosis from several failures of the same episode. An example is a vague EAUTH from SMTP beside the token endpoint's
 * `invalid_grant` with its reason. A named cause beats a mere lack of an answer: a network error does not undo a refusal. `null`
 * when there is nothing to diagnose.
 */
export function diagnoseEpisode(failures: readonly Told[]): Diagnosis | null {
  const scores = new Map<Cause, number>();
  for (const cause of new Set(failures.map(({ diagnosis }) => diagnosis.cause))) {
    // One door repeating itself is one witness, heard at its clearest.
    const doors = new Map<string, number>();
    for (const { door, diagnosis } of failures) {
      if (diagnosis.cause !== cause) continue;
      doors.set(door, Math.max(doors.get(door) ?? 0, weight[diagnosis.confidence]));
    }
    scores.set(cause, standing(cause) * 1_000 + [...doors.values()].reduce((sum, one) => sum + one, 0));
  }

  const clearestFirst = failures
    .map(({ diagnosis }) => diagnosis)
    .toSorted(
      (a, b) =>
        (scores.get(b.cause) ?? 0) - (scores.get(a.cause) ?? 0) ||
        weight[b.confidence] - weight[a.confidence],
    );
  const best = clearestFirst[0];
  if (best === undefined) return null;

  const doors = new Set(
    failures.filter(({ diagnosis }) => diagnosis.cause === best.cause).map(({ door }) => door),
  );
  return {
    ...best,
    confidence: doors.size > 1 ? surer(best.confidence) : best.confidence,
    evidence: distinct(clearestFirst.flatMap(({ evidence }) => evidence)).slice(0, longestEvidence),
  };
}

/** Refusals and broken set-ups say more than faults, faults more than one refused message, and that more than nothing. */
function standing(cause: Cause): number {
  if (causeFacts[cause].pauses || cause === "app_misconfigured" || cause === "sending_limit") return 3;
  if (cause === "recipient_rejected" || cause === "message_refused") return 1;
  return cause === "unknown" ? 0 : 2;
}

function surer(confidence: Confidence): Confidence {
  return confidence === "unsure" ? "likely" : "certain";
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.filter(({ rule, line }) => {
    const key = `${rule} ${line}`;
    return !seen.has(key) && seen.add(key);
  });
}
