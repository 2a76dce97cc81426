import type { About } from "../chat/about.ts";
import type { Tx } from "../tx.ts";

/** The outbox message about a subject with notices. */
export type NoticeMessage =
  /** Name the places of a subject's notice, and ask for it in each. */
  | { kind: "show-notice"; about: About }
  /** Post it in one place, or bring it up to date there. */
  | { kind: "show-notice-at"; keptId: string };

/** Asks for a subject's messages to be posted or brought up to date. */
export const askForNotice = (
  tx: Pick<Tx, "say">,
  workspaceId: string,
  about: About,
  at: Date,
): Promise<void> =>
  tx.say(
    workspaceId,
    `notice:${about.kind}:${about.id}`,
    { kind: "show-notice", about } satisfies NoticeMessage,
    at,
  );
