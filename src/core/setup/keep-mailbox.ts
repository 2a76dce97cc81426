import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { SealedCredential } from "../keys/secrets.ts";
import type { Discovery } from "../mailbox/discovery.ts";
import type { SignIn, WarmUp } from "../mailbox/mailbox.ts";
import type { Folders, MailServer } from "../mailbox/server.ts";
import { filingOf } from "./filing-of.ts";

/** A mailbox with proven legs. Absent fields have their defaults. */
export type ProvenMailbox = {
  workspaceId: string;
  /** The member who adds it. null: the operator, by the environment. */
  memberId: string | null;
  ownerId: string;
  address: string;
  senderName: string;
  server: MailServer;
  signIn: SignIn;
  /** Where it signs in at the provider's page: the account. */
  subject?: string;
  tenant?: string | null;
  folders: Folders;
  dailyCap?: number;
  warmUp?: WarmUp;
  minGapMs?: number;
};

const DAILY_CAP = 50;
const MIN_GAP_MS = 90_000;

/**
 * Stores a mailbox with its first credential.
 *
 * @param sealFor - seals the credential for the mailbox of this id
 */
export async function keepMailbox(
  ctx: Context,
  proven: ProvenMailbox,
  { provider, server: found, filesSentMs }: Pick<Discovery, "provider" | "server" | "filesSentMs">,
  sealFor: (mailboxId: string) => SealedCredential,
): Promise<{ kind: "added"; mailboxId: string } | { kind: "already-there"; address: string }> {
  const { memberId, server, dailyCap, warmUp, minGapMs, ...rest } = proven;
  const { workspaceId, address } = rest;
  const at = ctx.clock.now();
  const mailboxId = await commit(ctx, workspaceId, async (tx) => {
    const id = await tx.mailboxes.add(
      {
        ...server,
        ...rest,
        provider,
        filesSentMs: filingOf({ ...found, filesSentMs }, server),
        dailyCap: dailyCap ?? DAILY_CAP,
        warmUp: warmUp ?? null,
        minGapMs: minGapMs ?? MIN_GAP_MS,
      },
      at,
    );
    if (id === null) return null;
    await tx.credentials.store(id, workspaceId, sealFor(id), { after: 0, at });
    await tx.history.add(workspaceId, {
      kind: "mailbox-added",
      mailboxId: id,
      ...(memberId !== null && { memberId }),
      at,
    });
    tx.note({ kind: "mailbox-added", workspaceId, memberId, data: { mailboxId: id, ownerId: rest.ownerId } });
    return id;
  });
  if (mailboxId === null) return { kind: "already-there", address };
  ctx.log.event("mailbox.added", { mailboxId, provider });
  return { kind: "added", mailboxId };
}
