import type { About } from "../chat/about.ts";
import type { Rooms } from "../store.ts";

/** Post the messages about a subject, or bring them up to date. */
export type NoticeMessage = { kind: "show-notice"; about: About };

/** Asks for a subject's messages to be posted or brought up to date. @returns the outbox item, to be woken after the transaction */
export const askForNotice = (
  tx: Pick<Rooms, "outbox">,
  workspaceId: string,
  about: About,
  at: Date,
): Promise<string> =>
  tx.outbox.add(
    workspaceId,
    `notice:${about.kind}:${about.id}`,
    { kind: "show-notice", about } satisfies NoticeMessage,
    at,
  );
