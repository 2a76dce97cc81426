import type { Db } from "../../../src/io/db/db.ts";
import type { SupportRooms } from "../../../src/support/support-rooms.ts";

/** A telephone call that the owner of a lost mailbox asks for. */
export type Call = {
  id: string;
  workspaceId: string;
  incidentId: string;
  mailboxId: string;
  platform: string;
  channel: string;
  dueAt: Date;
  /** The caller. null: none yet. */
  takenBy: string | null;
  rungAt: Date | null;
  outcome: string | null;
};

export interface CallStore {
  add(
    call: Pick<Call, "id" | "workspaceId" | "incidentId" | "mailboxId" | "platform" | "channel" | "dueAt">,
  ): Promise<void>;
  get(id: string): Promise<Call | null>;
  due(now: Date): Promise<string[]>;
  /** @returns false when somebody took it before, or it is over */
  take(id: string, name: string): Promise<boolean>;
  /** @returns false when it rang before, or is over */
  ring(id: string, at: Date): Promise<boolean>;
  /** @returns false when it is over */
  end(id: string, outcome: string): Promise<boolean>;
  openOf(incidentId: string): Promise<string[]>;
}

/** The rooms of the product, and this one. */
export type WithCalls = SupportRooms & { calls: CallStore };

/** Makes the table of this room. */
export async function addCallTable(db: Db): Promise<void> {
  await db.$executeRaw`
    CREATE TABLE IF NOT EXISTS call (
      id uuid PRIMARY KEY, workspace_id uuid NOT NULL, incident_id uuid NOT NULL, mailbox_id uuid NOT NULL, platform text NOT NULL,
      channel text NOT NULL, due_at timestamptz NOT NULL, taken_by text, rung_at timestamptz, outcome text
    )`;
}

export function callStore(db: Db): CallStore {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return {
    async add({ id, workspaceId, incidentId, mailboxId, platform, channel, dueAt }) {
      await db.$executeRaw`
        INSERT INTO call (id, workspace_id, incident_id, mailbox_id, platform, channel, due_at)
        VALUES (${id}::uuid, ${workspaceId}::uuid, ${incidentId}::uuid, ${mailboxId}::uuid, ${platform}, ${channel}, ${dueAt})`;
    },
    async get(id) {
      const [row] = await db.$queryRaw<Call[]>`
        SELECT id::text, workspace_id::text AS "workspaceId", incident_id::text AS "incidentId", mailbox_id::text AS "mailboxId",
          platform, channel, due_at AS "dueAt", taken_by AS "takenBy", rung_at AS "rungAt", outcome
        FROM call WHERE id = ${id}::uuid`;
      return row ?? null;
    },
    due: async (now) =>
      ids(
        await db.$queryRaw`
          SELECT id::text FROM call WHERE due_at <= ${now} AND rung_at IS NULL AND outcome IS NULL ORDER BY due_at`,
      ),
    take: async (id, name) =>
      (await db.$executeRaw`
        UPDATE call SET taken_by = ${name} WHERE id = ${id}::uuid AND taken_by IS NULL AND outcome IS NULL`) ===
      1,
    ring: async (id, at) =>
      (await db.$executeRaw`
        UPDATE call SET rung_at = ${at} WHERE id = ${id}::uuid AND rung_at IS NULL AND outcome IS NULL`) ===
      1,
    end: async (id, outcome) =>
      (await db.$executeRaw`
        UPDATE call SET outcome = ${outcome} WHERE id = ${id}::uuid AND outcome IS NULL`) === 1,
    openOf: async (incidentId) =>
      ids(
        await db.$queryRaw`
          SELECT id::text FROM call WHERE incident_id = ${incidentId}::uuid AND outcome IS NULL FOR UPDATE`,
      ),
  };
}
