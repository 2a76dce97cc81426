/** The faults of Teams in place of its usual answer. */
export type TeamsFault =
  /** This status and code, nothing done. */
  | { kind: "refuses"; status: number; code: string; words?: string }
  | { kind: "busy"; seconds: number }
  /** A page in place of JSON. */
  | { kind: "breaks"; status: number }
  /** The connection is cut before anything is done. */
  | { kind: "cuts" }
  /** It is done, and then answered by this status; 0: the connection is cut. */
  | { kind: "loses-answer"; status: number }
  /** Says that it was done, and does nothing. */
  | { kind: "swallows" };

/** The product's calls to Teams. `answer`: a message that one person alone sees. */
export type TeamsCall = "post" | "edit" | "delete" | "answer" | "look" | "find" | "begin";

/** Faults by call, or whatever is called; each for a number of calls. */
export function teamsFaults() {
  const planned: { call: TeamsCall | null; fault: TeamsFault; left: number }[] = [];
  return {
    /** @param call - null: whatever is called */
    plan(call: TeamsCall | null, fault: TeamsFault, times = 1) {
      planned.push({ call, fault, left: times });
    },
    clear() {
      planned.length = 0;
    },
    next(call: TeamsCall): TeamsFault | null {
      const found = planned.find((plan) => plan.call === null || plan.call === call);
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left <= 0) planned.splice(planned.indexOf(found), 1);
      return found.fault;
    },
  };
}
