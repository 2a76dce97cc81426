import type { Answer } from "../../answer.ts";
import { type Recipient, tell } from "../post/tell.ts";
import type { Here } from "./here.ts";

/** A window may be opened within three seconds of the press; half of them are left for Slack. */
const HOLD_AFTER_MS = 1_500;

/**
 * Tells the outcome to the person who asked.
 *
 * @param mayBeDialog - the answer may need a window. The right to open one is used in time, even where the answer comes late
 */
export async function answering(
  here: Here,
  recipient: Recipient,
  work: Promise<Answer | null>,
  mayBeDialog = false,
): Promise<void> {
  const { window } = recipient;
  const hold = mayBeDialog && window !== null && setTimeout(() => void window.hold(), HOLD_AFTER_MS);
  const answer = await work.finally(() => hold && clearTimeout(hold));
  if (answer !== null) await tell(here, recipient, answer);
}
