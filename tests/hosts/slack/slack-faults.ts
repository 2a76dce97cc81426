/** Slack's faults in place of its usual answer. */
export type SlackFault =
  /** `{"ok": false}` with this code, nothing done. */
  | { kind: "refuses"; error: string }
  /** 429: come back after so many seconds. */
  | { kind: "limits"; retryAfter: number }
  /** Another HTTP status, with a page in place of JSON. */
  | { kind: "breaks"; status: number }
  /** The connection is cut before anything is done. */
  | { kind: "cuts" }
  /** It is done, and then the connection is cut: the answer is lost. */
  | { kind: "loses-answer" }
  /** As usual, after so long. */
  | { kind: "slow"; ms: number }
  /** Says that it was done, and does nothing. */
  | { kind: "swallows" };

/** Faults by Web API method, or for every method; each for a number of calls. */
export function plannedFaults() {
  const planned: { method: string | null; fault: SlackFault; left: number }[] = [];
  return {
    /** @param method - e.g. "chat.postMessage"; null: whatever is called @param times - how often, then as usual again */
    plan(method: string | null, fault: SlackFault, times = 1) {
      planned.push({ method, fault, left: times });
    },
    clear() {
      planned.length = 0;
    },
    next(method: string): SlackFault | null {
      const found = planned.find((plan) => plan.method === null || plan.method === method);
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left <= 0) planned.splice(planned.indexOf(found), 1);
      return found.fault;
    },
  };
}
