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
  /** Where a page can mend it: its address here, and what to press. */
  offer?: { path: string; label: string };
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
      const reach = await reachOf(store, id);
      if (reach !== "somebody") warnings.push(nobodyReached(id, name, reach));
    }
  }
  const [job] = await store.jobTroubles.open(THROWS_TO_TELL, 1);
  if (job !== undefined) {
    warnings.push({
      kind: "jobs-fail",
      workspaceId: null,
      says: `${job.kind} fails time after time: ${job.message}`,
      mend: "This is a fault in Unpause or on its machine; the rest of its work goes on. Run: npx unpause doctor",
    });
  }
  return warnings;
}

/** Whom a workspace's alerts reach outside the web app. "nobody-once-lost": letters may leave, and one mailbox alone could carry them. */
type Reach = "somebody" | "nobody" | "nobody-once-lost";

/** Where a workspace has no mailbox yet, there is nothing to hear of. */
async function reachOf(
  { members, slackInstallations, views }: Context["store"],
  workspaceId: string,
): Promise<Reach> {
  const installation = await slackInstallations.ofWorkspace(workspaceId);
  if (installation !== null && installation.removedAt === null) return "somebody";
  const { connected, held, disconnected } = await views.mailboxTotals(workspaceId);
  if (connected + held + disconnected === 0) return "somebody";
  if (!(await members.workspace(workspaceId))?.lettersThroughMailboxes) return "nobody";
  return connected > 1 ? "somebody" : "nobody-once-lost";
}

const SET_UP = "Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or SYSTEM_SMTP_URL and SYSTEM_FROM.";

function nobodyReached(workspaceId: string, name: string, reach: Exclude<Reach, "somebody">): Warning {
  const about = { kind: "nobody-reached", workspaceId } as const;
  if (reach === "nobody-once-lost") {
    return {
      ...about,
      says: `${name} has one mailbox that works. When it is lost, nobody hears of it outside the dashboard: no other mailbox could carry the letter.`,
      mend: `Connect a second mailbox, at another provider if you can. Or: ${SET_UP}`,
      offer: { path: "/mailboxes/add", label: "Add a mailbox" },
    };
  }
  return {
    ...about,
    says: `When a mailbox of ${name} is lost, nobody hears of it outside the dashboard: Unpause has neither a Slack nor a mail server for its own letters.`,
    mend: `${SET_UP} Or let letters leave through another mailbox of ${name}: npx unpause workspace set --letters-through-mailboxes on`,
    offer: { path: "/settings#lettersThroughMailboxes", label: "Let letters leave through a mailbox" },
  };
}
