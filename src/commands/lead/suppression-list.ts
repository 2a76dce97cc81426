import { z } from "zod";
import { noteExport } from "../../core/audit/note-export.ts";
import { SUPPRESSION_REASONS, type Suppression } from "../../core/lead/suppression.ts";
import type { Slice } from "../../core/page.ts";
import { explainSuppression, REASON_WORDS } from "../../core/suppression/explain-suppression.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { everyPage } from "../terminal/every-page.ts";

/** A workspace may have hundreds of thousands. */
const ROWS_AT_A_TIME = 2_000;

export const suppressionList = command({
  name: "suppression list",
  input: z.object({
    ...Acting,
    search: z.string().default(""),
    reason: z.enum(SUPPRESSION_REASONS).optional(),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    const filter = { search: input.search, reason: input.reason ?? null };
    let rows = 0;
    const read = (slice: Slice) => ctx.store.views.suppressions.list(member.workspaceId, filter, slice);
    for await (const row of everyPage(read, ROWS_AT_A_TIME)) {
      if (out.gone.aborted) break;
      rows++;
      out.line({ ...row, explanation: explainSuppression(row) }, inWords(row));
    }
    if (rows > 0) await noteExport(ctx, member, { what: "suppressions", rows });
    if (out.gone.aborted) return 1;
    if (rows === 0)
      out.say(filter.search || filter.reason ? "No suppressed address matches." : "Nobody is suppressed.");
    return 0;
  },
});

function inWords(row: Suppression): string {
  const words = row.words === null ? "" : ` “${row.words.replace(/\s+/g, " ")}”`;
  return `${row.email}: ${REASON_WORDS[row.reason]}, ${row.at.toISOString()}. ${explainSuppression(row)}${words}`;
}
