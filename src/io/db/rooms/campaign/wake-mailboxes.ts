import type { Db } from "../../db.ts";

/** The claim leaves mailboxes alone in which it found nothing due. */
export const wakeMailboxes = (db: Db, campaignId: string) =>
  db.mailbox.updateMany({ where: { campaigns: { some: { campaignId } } }, data: { quietUntil: null } });
