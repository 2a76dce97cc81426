import type { LeadBehaviour } from "../../sandbox/lead-behaviour.ts";
import type { SandboxWorld } from "../../sandbox/sandbox-world.ts";

export type Expected = { email: string; campaign: string; from: number; to: number };

/** How many mails each lead of the sandbox has to have in the end: all steps, or fewer where an answer ends the sequence. */
export function expectedSends({ leads, campaigns }: SandboxWorld): Expected[] {
  return leads.flatMap(({ email, behaviour }) =>
    campaigns
      .filter(({ leadsCsv }) => leadsCsv.includes(`"${email}"`))
      .map(({ name, steps }) => ({ email, campaign: name, ...rangeOf(behaviour, steps.length) })),
  );
}

/** What is on its way when an answer arrives may still go out; how far, depends on when the mailbox is read. */
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
