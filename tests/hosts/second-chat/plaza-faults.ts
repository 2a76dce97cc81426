/** Plaza's faults in place of its usual answer. */
export type PlazaFault =
  /** This status and code, nothing done. */
  | { kind: "refuses"; status: number; error: string }
  | { kind: "busy"; seconds: number }
  /** A page in place of JSON. */
  | { kind: "breaks"; status: number }
  /** The connection is cut before anything is done. */
  | { kind: "cuts" }
  /** It is done, and then the connection is cut. */
  | { kind: "loses-answer" }
  /** As usual, after so long by its own clock. */
  | { kind: "dawdles"; ms: number }
  /** Says that it was done, and does nothing. */
  | { kind: "swallows" };

/** Faults by what is asked of it, or whatever that is; each for a number of calls. */
export function plazaFaults() {
  const planned: { path: string | null; fault: PlazaFault; left: number }[] = [];
  return {
    /** @param path - e.g. "/messages"; null: whatever is called */
    plan(path: string | null, fault: PlazaFault, times = 1) {
      planned.push({ path, fault, left: times });
    },
    clear() {
      planned.length = 0;
    },
    next(path: string): PlazaFault | null {
      const found = planned.find((plan) => plan.path === null || plan.path === path);
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left <= 0) planned.splice(planned.indexOf(found), 1);
      return found.fault;
    },
  };
}
