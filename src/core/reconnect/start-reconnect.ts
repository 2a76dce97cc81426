import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import type { Sealed } from "../keys/secrets.ts";
import type { Folders, MailServer } from "../mailbox/server.ts";
import { type OpenedLink, openLinkOf } from "./open-reconnect-link.ts";
import { closedLink, type ReconnectResult } from "./reconnect-result.ts";

export type ProvenCredential = {
  sealed: Sealed;
  /** The account that signed in at the provider. null: it is a password. */
  subject: string | null;
  /** The Microsoft tenant that they belong to. */
  tenant: string | null;
  server: MailServer;
  folders: Folders;
};

type StartResult = ReconnectResult & { kind: `link-${string}` | "under-way" | "proven" | "not-yours" };

type Hash = Uint8Array<ArrayBuffer>;

/** Keeps a credential that was proven, spends the link, and lets a job carry it to its end. */
export async function startReconnect(
  ctx: Context,
  { mailbox, disconnection, incident, member }: OpenedLink & { kind: "open" },
  linkHash: Hash,
  credential: ProvenCredential,
): Promise<StartResult> {
  const { id: mailboxId, workspaceId } = mailbox;
  const now = ctx.clock.now();
  const proven = {
    ...credential,
    workspaceId,
    mailboxId,
    disconnectionId: disconnection.id,
    memberId: member.id,
    startedAt: now,
  };
  const started = await commit(ctx, workspaceId, async (tx) => {
    // Proving takes seconds, and the member may lose the right in that time.
    const entitled = await tx.fixers.entitled(mailboxId);
    if (!entitled.some(({ id }) => id === member.id)) return { notTheirs: entitled };
    if (!(await tx.disconnections.keepOpen(disconnection.id))) return null;
    if (!(await tx.reconnectLinks.spend(linkHash, now))) return null;
    const reconnectId = await tx.reconnects.start(proven);
    if (reconnectId === null) return null;
    tx.note({ kind: "reconnect-proven", workspaceId, memberId: member.id, data: { mailboxId, reconnectId } });
    tx.wake("finish-reconnect", reconnectId);
    await askForAlert(tx, workspaceId, incident.id, now);
    return { reconnectId };
  });
  if (started === null) return whoWasFirst(ctx, linkHash, mailboxId);
  if ("notTheirs" in started) return { kind: "not-yours", entitled: started.notTheirs };

  const { reconnectId } = started;
  ctx.log.event("reconnect.proven", { mailboxId, reconnectId });
  return { kind: "proven", reconnectId };
}

async function whoWasFirst(ctx: Context, linkHash: Hash, mailboxId: string): Promise<StartResult> {
  const underWay = await ctx.store.reconnects.open(mailboxId);
  if (underWay !== null) return { kind: "under-way", reconnectId: underWay.id };
  const link = await openLinkOf(ctx, linkHash);
  return link.kind === "open" ? { kind: "link-expired", incidentId: link.incident.id } : closedLink(link);
}
