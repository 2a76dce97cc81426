import { openAccess } from "../../core/credential/open-access.ts";
import type { SupportContext } from "../support-rooms.ts";

/** Far longer than one transmission may take. */
export const IN_HAND_MS = 10 * 60_000;
/** Then a mailbox that cannot be looked into is not waited for. */
const LOOKS_MS = 24 * 60 * 60_000;

/**
 * Finds out what became of letters whose worker is gone: found in Sent means accepted. A letter that is not found stays unconfirmed, and is
 * never sent again. An acknowledgement that is missing does less harm than two.
 */
export async function settleLetters(ctx: SupportContext, mailboxId: string): Promise<void> {
  const now = ctx.clock.now();
  const letters = await ctx.store.supportLetters.forgotten(mailboxId, new Date(now.getTime() - IN_HAND_MS));
  if (letters.length === 0) return;
  const found = await foundIn(
    ctx,
    mailboxId,
    letters.map(({ mailId }) => mailId),
  );
  for (const { id, mailId, createdAt } of letters) {
    if (found?.has(mailId)) {
      const end = { kind: "accepted", reply: "It lies in the Sent folder.", givenId: null } as const;
      await ctx.store.supportLetters.end(id, end, now);
    } else if (found !== null || now.getTime() - createdAt.getTime() > LOOKS_MS) {
      await ctx.store.supportLetters.end(id, { kind: "unconfirmed" }, now);
    }
  }
}

/** @returns null when the folder cannot be looked into now */
async function foundIn(ctx: SupportContext, mailboxId: string, ids: string[]): Promise<Set<string> | null> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null || mailbox.state.kind !== "connected") return null;
  const way = await openAccess(ctx, mailbox);
  if (way?.kind !== "open") return null;
  const look = await ctx.mail.findSent(way.access, mailbox.folders.sent ?? "Sent", ids);
  return look.kind === "looked" ? look.found : null;
}
