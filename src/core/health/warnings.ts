import type { ChatPlatforms } from "../chat/chat-platform.ts";
import type { Context } from "../context.ts";
import { THROWS_TO_TELL } from "../job/watch-jobs.ts";
import { publicUrlWords, UNSUBSCRIBE_BY_MAIL } from "../lead/public-url.ts";

/** A fault of the set-up while Unpause works. `kind` may be public. */
export type Warning = {
  kind: "public-url" | "nobody-reached" | "jobs-fail";
  /** null: it is about all workspaces. */
  workspaceId: string | null;
  says: string;
  mend: string;
  /** Where a page can mend it: its address here, and what to press. */
  offer?: { path: string; label: string };
};

type Ctx = Pick<Context, "store" | "urlTrouble" | "publicUrl" | "operator" | "platforms">;

export async function warningsOf({
  store,
  urlTrouble,
  publicUrl,
  operator,
  platforms,
}: Ctx): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const workspaces = await store.members.workspaces();
  if (urlTrouble && workspaces.length > 0) {
    const { says, mend } = publicUrlWords(urlTrouble, publicUrl);
    warnings.push({ kind: "public-url", workspaceId: null, says: `${says} ${UNSUBSCRIBE_BY_MAIL}`, mend });
  }
  if (operator.chat === false) {
    for (const { id, name } of workspaces) {
      const reach = await reachOf(store, id, operator.letters !== null);
      if (reach.kind !== "somebody") warnings.push(nobodyReached({ id, name }, reach, chatSetUp(platforms)));
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

/** The people whom a workspace's alerts reach outside the web app. */
type Reach =
  | { kind: "somebody" | "nobody" }
  /** Letters may leave, and one mailbox alone could carry them. */
  | { kind: "one-mailbox" }
  /** This mailbox has the address of everybody who would be written to. */
  | { kind: "own-address"; address: string };

/** Where a workspace has no mailbox yet, there is nothing to hear of. */
async function reachOf(
  { fixers, members, chatInstallations, views }: Context["store"],
  workspaceId: string,
  hasServer: boolean,
): Promise<Reach> {
  const installed = await chatInstallations.allOf(workspaceId);
  if (installed.some(({ removedAt }) => removedAt === null)) return { kind: "somebody" };
  const { connected, held, disconnected } = await views.mailboxes.totals(workspaceId);
  if (connected + held + disconnected === 0) return { kind: "somebody" };
  if (!hasServer) {
    if (!(await members.workspace(workspaceId))?.lettersThroughMailboxes) return { kind: "nobody" };
    if (connected < 2) return { kind: "one-mailbox" };
  }
  const [address] = await fixers.reachableNowhere(workspaceId, 1);
  return address === undefined ? { kind: "somebody" } : { kind: "own-address", address };
}

/** How a chat is set up: any of those that this version knows will do. */
const chatSetUp = (platforms: ChatPlatforms): string =>
  Object.values(platforms)
    .map(({ setUp }, index) => (index === 0 ? setUp : setUp.charAt(0).toLowerCase() + setUp.slice(1)))
    .join(", or ");

function nobodyReached(
  { id: workspaceId, name }: { id: string; name: string },
  reach: Reach,
  chat: string,
): Warning {
  const setUp = `${chat}, or SYSTEM_SMTP_URL and SYSTEM_FROM.`;
  const about = { kind: "nobody-reached", workspaceId } as const;
  switch (reach.kind) {
    case "own-address":
      return {
        ...about,
        says: `When ${reach.address} is lost, only the dashboard shows it: everybody who would be written to has that address.`,
        mend: `Add a member with another address, as an admin or a backup: npx unpause member add NAME@… --admin. Or: ${chat}.`,
        offer: { path: "/people", label: "See the people" },
      };
    case "one-mailbox":
      return {
        ...about,
        says: `${name} has one mailbox that works. When it is lost, only the dashboard shows it: no other mailbox could carry the letter.`,
        mend: `Connect a second mailbox, at another provider if you can. Or: ${setUp}`,
        offer: { path: "/mailboxes/add", label: "Add a mailbox" },
      };
    default:
      return {
        ...about,
        says: `When a mailbox of ${name} is lost, only the dashboard shows it. Unpause has neither a chat nor a mail server for its own letters.`,
        mend: `${setUp} Or let letters leave through another mailbox of ${name}: npx unpause workspace set --letters-through-mailboxes on`,
        offer: { path: "/settings#lettersThroughMailboxes", label: "Let letters leave through a mailbox" },
      };
  }
}
