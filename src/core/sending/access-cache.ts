import type { DueSend } from "../campaign/send.ts";
import type { Context } from "../context.ts";
import { openWith, type Way } from "../credential/open-access.ts";

/**
 * Keeps the opened credentials of the mailboxes in use. A new version replaces the old one, and a token is renewed before it ends.
 */
export function accessCache(
  ctx: Pick<Context, "store" | "secrets" | "clock" | "oauth">,
): (send: DueSend) => Promise<Way> {
  const opened = new Map<string, Way & { kind: "open" }>();
  return async ({ mailboxId, mailbox }) => {
    const { credential, ...rest } = mailbox;
    const kept = opened.get(mailboxId);
    // A claimed version may have been read before this very process renewed it.
    const isCurrent = kept !== undefined && kept.version >= credential.version;
    if (isCurrent && (kept.until === null || ctx.clock.now() < kept.until)) return kept;
    const way = await openWith(ctx, { id: mailboxId, ...rest }, credential, "usable");
    if (way.kind === "open") opened.set(mailboxId, way);
    return way;
  };
}
