import { noteRefusal } from "../audit/note-refusal.ts";
import type { Context } from "../context.ts";
import { hashOfToken } from "../keys/link-token.ts";
import { otherMailbox } from "../mailbox/other-mailbox.ts";
import { proveEntered } from "../mailbox/prove-entered.ts";
import type { MailServer } from "../mailbox/server.ts";
import { noteNoLink } from "./issue-reconnect-link.ts";
import { type OpenedLink, openReconnectLink } from "./open-reconnect-link.ts";
import { closedLink, type ReconnectResult, refusedLegs } from "./reconnect-result.ts";
import { startReconnect } from "./start-reconnect.ts";

export type ReconnectInput = {
  token: string;
  /** The signed-in member. */
  memberId: string;
  address: string;
  secret: string;
  /** Where it differs from what was. */
  server?: MailServer;
};

/**
 * Proves a new password for the same mailbox, for the member that the link was made for. The proven password is kept sealed, and a
 * job finishes the reconnect. Until then the mailbox stays disconnected, and nothing is sent.
 */
export async function reconnectMailbox(ctx: Context, input: ReconnectInput): Promise<ReconnectResult> {
  const link = await openReconnectLink(ctx, input.token);
  return link.kind === "open"
    ? reconnectThrough(ctx, link, hashOfToken(input.token), input)
    : closedLink(link);
}

/** The same with a link that is known to be open. */
export async function reconnectThrough(
  ctx: Context,
  link: OpenedLink & { kind: "open" },
  linkHash: Uint8Array<ArrayBuffer>,
  input: Omit<ReconnectInput, "token">,
): Promise<ReconnectResult> {
  const { mailbox } = link;
  const entitled = await ctx.store.fixers.entitled(mailbox.id);
  const isTheirs = link.member.id === input.memberId && entitled.some(({ id }) => id === input.memberId);
  if (!isTheirs) {
    await noteNoLink(ctx, { memberId: input.memberId, mailboxId: mailbox.id, incidentId: link.incident.id });
    return { kind: "not-yours", entitled };
  }
  if (mailbox.signIn === "oauth") return { kind: "signs-in-elsewhere" };

  const { userName, smtp, imap } = input.server ?? mailbox;
  const given = otherMailbox(mailbox, { address: input.address, userName });
  if (given !== null) return { kind: "other-mailbox", expected: mailbox.address, given };
  const open = await ctx.store.reconnects.open(mailbox.id);
  if (open !== null) return { kind: "under-way", reconnectId: open.id };

  const server: MailServer = { userName: userName.trim(), smtp, imap };
  const { id: mailboxId, address, senderName } = mailbox;
  const secret = { kind: "password" as const, password: input.secret };
  const by = { workspaceId: mailbox.workspaceId, memberId: input.memberId, linkHash };
  const tried = await proveEntered(ctx, by, { ...server, mailboxId, address, senderName, secret });
  if (tried.kind !== "tried") return tried;
  const { proof } = tried;
  const refused = refusedLegs(proof, mailbox, server);
  if (refused !== null) {
    const { workspaceId } = mailbox;
    await noteRefusal(ctx, {
      kind: "reconnect-refused",
      workspaceId,
      memberId: input.memberId,
      data: { mailboxId },
    });
    return { kind: "still-refused", ...refused };
  }
  const sealed = ctx.secrets.seal(input.secret, mailboxId);
  return startReconnect(ctx, link, linkHash, {
    sealed,
    subject: null,
    tenant: null,
    server,
    folders: proof.folders,
  });
}
