import type { WaitKind } from "./lead-wait.ts";

/** Each reason in words: why, and what its reader does. */
export const WHY: Record<WaitKind, { why: string; steps: string[] }> = {
  held: {
    why: "Their provider does not take mail at the moment. Unpause looks again by itself, and every lead stays where it is. Nobody has to do anything.",
    steps: [],
  },
  "pause-is-over": {
    why: "They are paused by something that is over, and nothing sets them going. This is a fault in Unpause. Resume the campaign by hand.",
    steps: ["Open the campaign and press Resume.", "Run: npx unpause doctor"],
  },
  "turn-too-late": {
    why: "Their next turn is set for later than their gap and their daily cap explain. This is a fault in Unpause or of a clock, and no campaign owner can mend it.",
    steps: ["Check the clock of the machine: timedatectl", "Run: npx unpause doctor"],
  },
  "in-hand-too-long": {
    why: "A process of Unpause has had a mail of theirs in hand all the time. This is a fault in Unpause, and no campaign owner can mend it.",
    steps: ["Restart Unpause: what it has in hand is settled then, and nothing is sent twice."],
  },
  "doubt-too-long": {
    why: "A mail of theirs may or may not have left, and that could not be settled. Nothing is sent twice. This is a fault in Unpause, and no campaign owner can mend it.",
    steps: ["Run: npx unpause doctor", "Look into the log for job.failed and settle-mailbox."],
  },
  "not-claimed": {
    why: "It is their turn, and no process of Unpause sends their mail. No campaign owner can mend it.",
    steps: ["See that a process runs that sends: ROLE=worker, or no ROLE at all.", "Run: npx unpause doctor"],
  },
};
