import type { Context } from "../context.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import { hashOfToken } from "../workspace/link-token.ts";
import type { Entitled } from "../workspace/member-store.ts";
import type { LegProof, MailServer, Proof } from "./mail-port.ts";
import type { Mailbox } from "./mailbox.ts";
import { type OpenedLink, openReconnectLink } from "./open-reconnect-link.ts";
import { otherMailbox } from "./other-mailbox.ts";

export type ProvenLeg = { kind: "proven" } | { kind: "failed"; diagnosis: Diagnosis };

export type ReconnectResult =
  | { kind: "link-unknown" }
  | { kind: "link-expired"; incidentId: string }
  | { kind: "link-spent"; incidentId: string }
  /** The mailbox works again already. */
  | { kind: "link-solved"; link: OpenedLink & { kind: "solved" } }
  /** The link is another member's, or its member may no longer act on this mailbox. */
  | { kind: "not-yours"; entitled: Entitled[] }
  | { kind: "other-mailbox"; expected: string; given: string }
  /** Nothing has changed, and the link is still good. */
  | { kind: "still-refused"; smtp: ProvenLeg; imap: ProvenLeg }
  /** Somebody else's reconnect of the same mailbox is on its way. */
  | { kind: "under-way"; reconnectId: string }
  /** Both legs work. The gap is being read; then it takes effect. */
  | { kind: "proven"; reconnectId: string };

export type ReconnectInput = {
  token: string;
  /** Who is signed in. */
  memberId: string;
  address: string;
  secret: string;
  /** Where it differs from what was. */
  server?: MailServer;
};

/**
 * Proves a new credential for the same mailbox, for the member that the link was made for. What was proven is kept sealed and
 * carried to its end by a job; until then the mailbox stays disconnected, and nothing is sent.
 */
export async function reconnectMailbox(ctx: Context, input: ReconnectInput): Promise<ReconnectResult> {
  const link = await openReconnectLink(ctx, input.token);
  if (link.kind !== "open") return refusal(link);
  const { mailbox } = link;
  const entitled = await ctx.store.members.entitled(mailbox.id);
  const isTheirs = link.member.id === input.memberId && entitled.some(({ id }) => id === input.memberId);
  if (!isTheirs) return { kind: "not-yours", entitled };

  const { userName, smtp, imap } = input.server ?? mailbox;
  const given = otherMailbox(mailbox, { address: input.address, userName });
  if (given !== null) return { kind: "other-mailbox", expected: mailbox.address, given };
  const open = await ctx.store.reconnects.open(mailbox.id);
  if (open !== null) return { kind: "under-way", reconnectId: open.id };

  const server: MailServer = { userName: userName.trim(), smtp, imap };
  const { id: mailboxId, address, senderName } = mailbox;
  const secret = { kind: "password" as const, password: input.secret };
  const proof = await ctx.mail.prove({ ...server, mailboxId, address, senderName, secret });
  if (proof.smtp.kind === "failed" || proof.imap.kind === "failed") {
    const leg = (protocol: "smtp" | "imap") => legOf(proof[protocol], mailbox, protocol);
    return { kind: "still-refused", smtp: leg("smtp"), imap: leg("imap") };
  }
  return start(ctx, link, input, server, proof);
}

async function start(
  ctx: Context,
  { mailbox, disconnection, incident, member }: OpenedLink & { kind: "open" },
  { token, secret }: ReconnectInput,
  server: MailServer,
  { folders }: Proof,
): Promise<ReconnectResult> {
  const { id: mailboxId, workspaceId } = mailbox;
  const now = ctx.clock.now();
  const proven = {
    workspaceId,
    mailboxId,
    disconnectionId: disconnection.id,
    memberId: member.id,
    sealed: ctx.secrets.seal(secret, mailboxId),
    subject: null,
    server,
    folders,
    startedAt: now,
  };
  const started = await ctx.store.transaction(async (tx) => {
    if (!(await tx.incidents.keepOpen(disconnection.id))) return null;
    if (!(await tx.reconnects.spendLink(hashOfToken(token), now))) return null;
    const reconnectId = await tx.reconnects.start(proven);
    if (reconnectId === null) return null;
    return { reconnectId, outboxId: await askForAlert(tx, workspaceId, incident.id, now) };
  });
  if (started === null) return whoWasFirst(ctx, token, mailboxId);

  const { reconnectId, outboxId } = started;
  ctx.log.event("reconnect.proven", { mailboxId, reconnectId });
  ctx.live.changed(workspaceId);
  await ctx.wake("finish-reconnect", reconnectId);
  await ctx.wake("deliver", outboxId);
  return { kind: "proven", reconnectId };
}

async function whoWasFirst(ctx: Context, token: string, mailboxId: string): Promise<ReconnectResult> {
  const underWay = await ctx.store.reconnects.open(mailboxId);
  if (underWay !== null) return { kind: "under-way", reconnectId: underWay.id };
  const link = await openReconnectLink(ctx, token);
  return link.kind === "open" ? { kind: "link-expired", incidentId: link.incident.id } : refusal(link);
}

function refusal(link: Exclude<OpenedLink, { kind: "open" }>): ReconnectResult {
  switch (link.kind) {
    case "unknown":
      return { kind: "link-unknown" };
    case "expired":
      return { kind: "link-expired", incidentId: link.incidentId };
    case "spent":
      return { kind: "link-spent", incidentId: link.incidentId };
    case "solved":
      return { kind: "link-solved", link };
  }
}

function legOf(proof: LegProof, { provider, signIn }: Mailbox, protocol: "smtp" | "imap"): ProvenLeg {
  if (proof.kind === "proven") return proof;
  return {
    kind: "failed",
    diagnosis: diagnose({ provider, protocol, credential: signIn, error: proof.error }),
  };
}
