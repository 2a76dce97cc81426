import type { DeskStore } from "../../../../support/ticket/desk-store.ts";
import type { Db } from "../../db.ts";

/** As the schema has it for desks that nobody set. */
const UNSET = { firstAnswerMinutes: 240, byTurn: false };

export function deskStore(db: Db): DeskStore {
  return {
    async get(workspaceId) {
      const select = { firstAnswerMinutes: true, byTurn: true };
      return (await db.supportDesk.findUnique({ where: { workspaceId }, select })) ?? UNSET;
    },
    async set(workspaceId, settings) {
      await db.supportDesk.upsert({
        where: { workspaceId },
        create: { workspaceId, ...settings },
        update: settings,
      });
    },
    async holdTurn(workspaceId) {
      const rows = await db.$queryRaw<{ lastTurnId: string | null }[]>`
        SELECT last_turn_id AS "lastTurnId" FROM support_desk WHERE workspace_id = ${workspaceId}::uuid FOR UPDATE`;
      return rows[0]?.lastTurnId ?? null;
    },
    async turnTo(workspaceId, memberId) {
      await db.supportDesk.updateMany({ where: { workspaceId }, data: { lastTurnId: memberId } });
    },
  };
}
