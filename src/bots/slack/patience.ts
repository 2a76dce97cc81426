import type { Later, PostAnswer } from "../../core/alert/chat-port.ts";

/**
 * Remembers for each kind of call until when Slack wants none: it counts all of them together, and each that comes too early prolongs
 * the wait.
 */
export function patience() {
  const until = new Map<string, Date>();
  return {
    /** null: it may be called now. */
    holds(method: string, now: Date): Later | null {
      const end = until.get(method);
      if (end === undefined || end <= now) return null;
      return { kind: "later", until: end, why: "Slack asked to wait.", untried: true };
    },
    remember(method: string, answer: PostAnswer): void {
      if (answer.kind === "later" && answer.until !== null) until.set(method, answer.until);
    },
  };
}
