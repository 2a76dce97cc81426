import type { Context } from "../context.ts";
import { THROWS_TO_TELL } from "../job/watch-jobs.ts";
import { publicUrlWords, UNSUBSCRIBE_BY_MAIL } from "./public-url.ts";

/** What is not right although Unpause works. `kind` says no more than anybody may know. */
export type Warning = { kind: "public-url" | "jobs-fail"; says: string; mend: string };

export async function warningsOf({
  store,
  urlTrouble,
  publicUrl,
}: Pick<Context, "store" | "urlTrouble" | "publicUrl">): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const [workspace] = await store.members.workspaces();
  if (urlTrouble && workspace !== undefined) {
    const { says, mend } = publicUrlWords(urlTrouble, publicUrl);
    warnings.push({ kind: "public-url", says: `${says} ${UNSUBSCRIBE_BY_MAIL}`, mend });
  }
  const [job] = await store.jobTroubles.open(THROWS_TO_TELL, 1);
  if (job !== undefined) {
    warnings.push({
      kind: "jobs-fail",
      says: `${job.kind} fails time after time: ${job.message}`,
      mend: "This is a fault in Unpause or on its machine. Run: npx unpause doctor",
    });
  }
  return warnings;
}
