import { z } from "zod";
import { type BrokenWhy, verifyAudit } from "../../core/audit/verify-audit.ts";
import { verifyReceipts } from "../../core/receipt/receipt-chain.ts";
import { command } from "../command.ts";

const Noted = z
  .string()
  .regex(/^\d{1,9}:[0-9a-f]{64}$/, "is a row's number and hash, as a log line has them: 42:9f86…")
  .transform((text) => ({ number: Number(text.split(":")[0]), hash: text.split(":")[1] ?? "" }));

const WHY: Readonly<Record<BrokenWhy, string>> = {
  "row-changed": "is not as it was written",
  "row-missing": "is missing",
  "beginning-changed": "is where the log was purged up to, and that mark is not ours",
  "end-changed": "is where the log ends, and its end is not as it was left",
  "unknown-version": "was hashed by a rule that this version does not know",
  "was-broken": "says that the end of the log had been changed before it",
  "not-as-noted": "is not the row that was noted",
};

/** Recomputes the chains of the audit log and of every workspace's receipts. No: something was changed, removed or put in. */
export const auditVerify = command({
  name: "audit verify",
  input: z.object({ noted: Noted.optional() }),
  async run(ctx, { noted }, out) {
    const log = await verifyAudit(ctx, noted);
    out.line(
      { chain: "audit", ...log },
      log.kind === "whole"
        ? `The audit log is whole: rows ${log.first} to ${log.end.number}. Its end is ${log.end.number}:${log.end.hash}`
        : `The audit log was changed: row ${log.at} ${WHY[log.why]}.`,
    );
    let isWhole = log.kind === "whole";
    for (const { id, name } of await ctx.store.members.workspaces()) {
      if (out.gone.aborted) return 1;
      const receipts = await verifyReceipts(ctx, id);
      isWhole &&= receipts.kind === "whole";
      out.line(
        { chain: "receipts", workspaceId: id, ...receipts },
        receipts.kind === "whole"
          ? `The receipts of ${name} are whole: ${receipts.receipts}.`
          : `The receipts of ${name} were changed, from receipt ${receipts.at} on.`,
      );
    }
    return isWhole ? 0 : 1;
  },
});
