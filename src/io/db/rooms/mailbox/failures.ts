import { storedDiagnosis } from "../../../../core/diagnosis/stored-diagnosis.ts";
import type { FailureStore, RememberedFailure } from "../../../../core/mailbox/failure-store.ts";
import type { Db } from "../../db.ts";

export function failureStore(db: Db): FailureStore {
  return {
    async record({ diagnosis, ...failure }) {
      const { cause, confidence } = diagnosis;
      await db.failure.createMany({ data: [{ ...failure, cause, confidence, diagnosis }] });
    },
    async recent(mailboxId, since) {
      const rows = await db.$queryRaw<RememberedFailure[]>`
        SELECT at, leg::text, cause::text, probe, confidence, diagnosis FROM failure
        WHERE mailbox_id = ${mailboxId}::uuid AND at >= greatest(${since}, (
          SELECT ended_at FROM disconnection WHERE mailbox_id = ${mailboxId}::uuid ORDER BY started_at DESC LIMIT 1))
        ORDER BY at DESC LIMIT 100`;
      return rows.map((row) => ({ ...row, diagnosis: storedDiagnosis(row.diagnosis) }));
    },
  };
}
