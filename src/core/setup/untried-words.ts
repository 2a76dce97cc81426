import { causeFacts } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";

/** A leg whose server did not look at what was entered, for people: what happened, what it means, what to do. */
export const untriedWords = ({ cause }: Pick<Diagnosis, "cause">): string =>
  `${causeFacts[cause].title}, so we could not sign in. This says nothing about what you entered: try again in a few minutes.`;

/** Over both legs: whether the sign-in was never judged, in contrast to a refusal. */
export const isOnlyUntried = (legs: readonly { kind: "proven" | "failed" | "untried" }[]): boolean =>
  legs.some(({ kind }) => kind === "untried") && legs.every(({ kind }) => kind !== "failed");
