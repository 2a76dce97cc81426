import type { LeadBehaviour } from "../../sandbox/lead-behaviour.ts";
import type { SandboxWorld } from "../../sandbox/sandbox-world.ts";

export type Expected = { email: string; campaign: string; from: number; to: number };

/** The number of mails that each lead of the sandbox must have at the end: all steps, or fewer where an answer ends the sequence. */
export function expectedSends({ leads, campaigns }: Omit<SandboxWorld, "support">): Expected[] {
  return leads.flatMap(({ email, behaviour }) =>
    campaigns
      .filter(({ leadsCsv }) => leadsCsv.includes(`"${email}"`))
      .map(({ name, steps }) => ({ email, campaign: name, ...rangeOf(behaviour, steps.length) })),
  );
}

/** A mail on its way may still go out when an answer arrives. The number depends on the time when the mailbox is read. */
function rangeOf(behaviour: LeadBehaviour, steps: number): { from: number; to: number } {
  switch (behaviour.kind) {
    case "silent":
      return { from: steps, to: steps };
    case "replies":
      return { from: Math.min(behaviour.toMail, steps), to: steps };
    case "unknown-address":
      return { from: 0, to: 0 };
    case "bounces":
      return { from: behaviour.permanence === "soft" ? steps : 1, to: steps };
    case "out-of-office":
    case "opts-out":
      return { from: 1, to: steps };
  }
}
