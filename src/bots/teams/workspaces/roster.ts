import type { Context } from "../../../core/context.ts";
import type { ChatPersonSeen } from "../../bot-chat.ts";
import type { CallConnector } from "../connector/call-connector.ts";

/** A person's status is believed for this long, so that a press rarely waits for Teams. */
const BELIEVED_MS = 10 * 60_000;
const MOST_BELIEVED = 5_000;
/** Teams in which one address is looked for. */
const MOST_GROUPS = 5;

type Member = {
  userId: string;
  address: string;
  email: string | null;
  tenantId: string | null;
  guest: boolean;
};

/**
 * The facts of Teams about people, from the rosters of conversations that we are in.
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export function roster(
  { store, clock }: Pick<Context, "store" | "clock">,
  call: CallConnector,
  tenantId: string,
) {
  const believed = new Map<string, { until: number; seen: ChatPersonSeen }>();

  /** @param member - their address for our app, Entra object id or mail address @returns null: they are not in it */
  async function member(serviceUrl: string, conversation: string, id: string): Promise<Member | null> {
    const path = `v3/conversations/${encodeURIComponent(conversation)}/members/${encodeURIComponent(id)}`;
    const called = await call({ serviceUrl, method: "GET", path });
    if (called.kind === "done") return memberIn(called.body);
    if (called.kind === "refused" && (called.status === 404 || called.status === 403)) return null;
    throw new Error("Microsoft Teams does not say who this is.");
  }

  return {
    /** @throws when Teams does not answer */
    async look(serviceUrl: string, conversation: string, userId: string): Promise<ChatPersonSeen> {
      const now = clock.now().getTime();
      const key = `${conversation} ${userId}`;
      const before = believed.get(key);
      if (before !== undefined && before.until > now) return before.seen;
      const found = await member(serviceUrl, conversation, userId);
      const seen = seenAs(found, tenantId);
      if (believed.size >= MOST_BELIEVED) believed.clear();
      // A person missing in one roster may be in it soon, or be in others.
      if (found !== null) believed.set(key, { until: now + BELIEVED_MS, seen });
      return seen;
    },
    /** The person of a workspace's teams with this address; null: there is none, or Teams cannot be asked now. */
    async person(workspaceId: string, email: string): Promise<string | null> {
      const groups = await store.chatDirectory.groupsOf(workspaceId, "teams");
      for (const { groupId, serviceUrl } of groups.slice(0, MOST_GROUPS)) {
        const found = await member(serviceUrl, groupId, email).catch(() => null);
        const seen = seenAs(found, tenantId);
        if (found === null || seen.kind !== "person") continue;
        if (seen.verifiedEmail?.toLowerCase() === email.toLowerCase()) return found.userId;
      }
      return null;
    },
  };
}

export type Roster = ReturnType<typeof roster>;

/** Nobody has verified a guest's address in this tenant, nor that of a person of another one. */
function seenAs(member: Member | null, tenantId: string): ChatPersonSeen {
  if (member === null || (member.tenantId !== null && member.tenantId !== tenantId))
    return { kind: "outsider" };
  const { guest, email } = member;
  return { kind: "person", verifiedEmail: guest ? null : email, guest };
}

function memberIn(body: Record<string, unknown>): Member | null {
  const text = (name: string) =>
    typeof body[name] === "string" && body[name] !== "" ? `${body[name]}` : null;
  const userId = text("aadObjectId") ?? text("objectId");
  const address = text("id");
  if (userId === null || address === null) return null;
  const guest = text("userRole") === "guest" || /#EXT#/i.test(text("userPrincipalName") ?? "");
  return { userId, address, email: text("email"), tenantId: text("tenantId"), guest };
}
