import type { Step } from "./campaign.ts";

/** The next wait of an enrolment after a step was accepted. The claim checks windows, so nothing is rounded here. */
export type AfterStep = { kind: "next"; step: number; dueAt: Date } | { kind: "finished" };

export function afterStep(
  steps: Pick<Step, "position" | "delaySeconds">[],
  acceptedStep: number,
  acceptedAt: Date,
): AfterStep {
  const next = steps.find((step) => step.position === acceptedStep + 1);
  if (next === undefined) return { kind: "finished" };
  return { kind: "next", step: next.position, dueAt: dueAfter(next.delaySeconds, acceptedAt) };
}

/** @param since - when the step before was accepted; for the first step, when the lead entered the running campaign */
export function dueAfter(delaySeconds: number, since: Date): Date {
  return new Date(since.getTime() + delaySeconds * 1000);
}
