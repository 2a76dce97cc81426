import type { Actor, Cause, Fixer, Party } from "./cause.ts";

/** `certain`: a code that means only this. `likely`: the usual meaning. `unsure`: another cause is as likely. */
export type Confidence = "certain" | "likely" | "unsure";

/** Why a diagnosis says what it says: one rule that matched, or the text that none matched. */
export type Evidence = {
  /** Id of the rule, or "none" when no rule matched. */
  rule: string;
  /** The codes that decided, as the provider wrote them: "535", "5.7.8", "AADSTS50173", "invalid_grant". */
  codes: string[];
  /** The words that decided, in lower case; empty when codes alone decided. */
  words: string;
  /** The provider's own line, cut to a sane length, secrets masked. */
  line: string;
  /** Where the rule was learned: an RFC section, the provider's page, a public thread. */
  source: string;
};

/** A refusal's view of its recipient: the address is dead, it does not want this mail, or it cannot take mail now. */
export type RecipientState = "dead" | "refusing" | "passing";

export type Diagnosis = {
  cause: Cause;
  /** The subject of the failure. The words decide first, then the stage, then the code. */
  about: Party;
  /** Only of a refusal about the recipient. */
  recipient?: RecipientState;
  confidence: Confidence;
  fixer: Fixer;
  actor: Actor;
  pauses: boolean;
  evidence: Evidence[];
  /** At most three short steps for the person who can fix it. */
  advice: string[];
};
