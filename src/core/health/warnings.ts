import type { Context } from "../context.ts";
import { THROWS_TO_TELL } from "../job/watch-jobs.ts";
import { publicUrlWords, UNSUBSCRIBE_BY_MAIL } from "./public-url.ts";

/** What is not right although Unpause works. `kind` says no more than anybody may know. */
export type Warning = {
  kind: "public-url" | "nobody-reached" | "jobs-fail";
  /** null: it is about all workspaces. */
  workspaceId: string | null;
  says: string;
  mend: string;
};

type Ctx = Pick<Context, "store" | "urlTrouble" | "publicUrl" | "operator">;

export async function warningsOf({ store, urlTrouble, publicUrl, operator }: Ctx): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const workspaces = await store.members.workspaces();
  if (urlTrouble && workspaces.length > 0) {
    const { says, mend } = publicUrlWords(urlTrouble, publicUrl);
    warnings.push({ kind: "public-url", workspaceId: null, says: `${says} ${UNSUBSCRIBE_BY_MAIL}`, mend });
  }
  if (operator.slack === false && operator.letters === null) {
    for (const { id, name } of workspaces) {
      if (!(await isReached(store, id))) warnings.push(nobodyReached(id, name));
    }
  }
  const [job] = await store.jobTroubles.open(THROWS_TO_TELL, 1);
  if (job !== undefined) {
    warnings.push({
      kind: "jobs-fail",
      workspaceId: null,
      says: `${job.kind} fails time after time: ${job.message}`,
      mend: "This is a fault in Unpause or on its machine. Run: npx unpause doctor",
    });
  }
  return warnings;
}

/** Where a workspace has no mailbox yet, there is nothing to hear of. */
async function isReached(
  { slackInstallations, views }: Context["store"],
  workspaceId: string,
): Promise<boolean> {
  const installation = await slackInstallations.ofWorkspace(workspaceId);
  if (installation !== null && installation.removedAt === null) return true;
  const { connected, held, disconnected } = await views.mailboxTotals(workspaceId);
  return connected + held + disconnected === 0;
}

const nobodyReached = (workspaceId: string, name: string): Warning => ({
  kind: "nobody-reached",
  workspaceId,
  says: `When a mailbox of ${name} is lost, nobody hears of it outside the dashboard: Unpause has neither a Slack nor a mail server for its own letters.`,
  mend: "Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or SYSTEM_SMTP_URL and SYSTEM_FROM.",
});
