import { noteRefusal } from "../audit/note-refusal.ts";
import type { Context } from "../context.ts";
import { leadAddress } from "../lead/lead-address.ts";
import type { Discovery } from "../mailbox/discovery.ts";
import type { SignIn, WarmUp } from "../mailbox/mailbox.ts";
import { proveEntered } from "../mailbox/prove-entered.ts";
import type { MailServer } from "../mailbox/server.ts";
import { type Explanation, explainProof } from "./explain-proof.ts";
import { isSameServer } from "./is-same-server.ts";
import { keepMailbox } from "./keep-mailbox.ts";

export type AddMailboxInput = {
  workspaceId: string;
  /** The member who adds it. */
  memberId: string;
  ownerId: string;
  address: string;
  secret: string;
  /** As leads see it in From; the owner's name where it is absent. */
  senderName?: string;
  /** Where it was edited by hand; else it is found from the address. */
  server?: MailServer;
  signIn?: "password" | "app_password";
  /** Sends a day; 50 unless given. */
  dailyCap?: number;
  warmUp?: WarmUp;
  /** 90 seconds unless given. */
  minGapMs?: number;
};

export type AddMailboxResult =
  | { kind: "added"; mailboxId: string }
  | { kind: "not-an-address"; given: string }
  | { kind: "no-such-owner" }
  | { kind: "already-there"; address: string }
  /** Its domain names servers of another domain: they are tried once somebody has seen and given them. */
  | { kind: "servers-to-confirm"; discovery: Discovery }
  | { kind: "too-many-tries"; until: Date }
  /** The servers that were tried, for editing by hand, and one explanation for each failed leg. Nothing is stored. */
  | {
      kind: "not-proven";
      discovery: Discovery;
      server: MailServer;
      smtp: Explanation | null;
      imap: Explanation | null;
    };

/**
 * Connects a mailbox. Its servers are found from the address, and sending and reading are proven by a real sign-in. Only a working
 * mailbox is stored, with its secret sealed.
 */
export async function addMailbox(ctx: Context, input: AddMailboxInput): Promise<AddMailboxResult> {
  const address = leadAddress(input.address);
  if (address === null) return { kind: "not-an-address", given: input.address };
  const owner = await ctx.store.members.get(input.ownerId);
  if (owner?.workspaceId !== input.workspaceId) return { kind: "no-such-owner" };
  const present = await ctx.store.mailboxes.byAddress(input.workspaceId, address);
  if (present !== null) return { kind: "already-there", address };

  const discovery = await ctx.mail.discover(address);
  if (input.server === undefined && discovery.elsewhere) return { kind: "servers-to-confirm", discovery };
  const server = input.server ?? discovery.server;
  const senderName = input.senderName?.trim() || owner.name;
  const secret = { kind: "password" as const, password: input.secret };
  // No mailbox has this id: the proof needs a name of its own, since pooled connections are known by it.
  const access = { ...server, mailboxId: `new ${address}`, address, senderName, secret };
  const tried = await proveEntered(ctx, input, access);
  if (tried.kind !== "tried") return tried;
  const { proof } = tried;
  const signIn = signInOf(input, discovery);
  if (proof.smtp.kind === "failed" || proof.imap.kind === "failed") {
    const { provider, appPasswordPage } = discovery;
    const { smtp, imap } = server;
    const { workspaceId, memberId } = input;
    await noteRefusal(ctx, { kind: "mailbox-not-proven", workspaceId, memberId, data: { provider } });
    const known = discovery.by !== "guess" && isAsFound(server, discovery);
    const why = explainProof(proof, { smtp, imap, provider, signIn, appPasswordPage, known });
    return { kind: "not-proven", discovery, server, ...why };
  }
  const { secret: password, ...rest } = input;
  const proven = { ...rest, address, senderName, server, signIn, folders: proof.folders };
  return keepMailbox(ctx, proven, discovery, (mailboxId) => ({
    ...ctx.secrets.seal(password, mailboxId),
    refreshAt: null,
  }));
}

const isAsFound = ({ smtp, imap }: MailServer, { server }: Discovery) =>
  isSameServer(smtp, server.smtp) && isSameServer(imap, server.imap);

/** Where a provider would rather have OAuth, a password that works is a password. */
const signInOf = ({ signIn }: AddMailboxInput, discovery: Discovery): SignIn =>
  signIn ?? (discovery.signIn === "app_password" ? "app_password" : "password");
