import type { About } from "../chat/about.ts";
import type { Tx } from "../tx.ts";

/** Post the messages about a subject, or bring them up to date. */
export type NoticeMessage = { kind: "show-notice"; about: About };

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
