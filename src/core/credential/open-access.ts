import type { Context } from "../context.ts";
import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { freshGrant, type Wanted } from "./fresh-grant.ts";
import type { Credential } from "./grant.ts";
import { grantOfMailbox } from "./grant-of-mailbox.ts";

/** A way to open a mailbox, or the refusal. */
export type Way =
  /** `until`: from then on its token has to be renewed; null: it is a password. */
  | { kind: "open"; access: MailboxAccess; version: number; until: Date | null }
  /** The provider does not renew its token, or cannot now. */
  | { kind: "closed"; error: unknown; version: number };

type Ctx = Pick<Context, "store" | "secrets" | "clock" | "oauth">;
type Of = Pick<Mailbox, "id" | "provider" | "address" | "senderName" | "userName" | "smtp" | "imap">;

/** The mailbox with its credential in the clear, for as long as it is needed. null: no credential was ever stored. */
export async function openAccess(ctx: Ctx, mailbox: Of, wanted: Wanted = "usable"): Promise<Way | null> {
  const credential = await ctx.store.credentials.get(mailbox.id);
  return credential && openWith(ctx, mailbox, credential, wanted);
}

/** @param credential - as it was read; a token in it is renewed where it must be */
export async function openWith(
  ctx: Ctx,
  { id, provider, address, senderName, userName, smtp, imap }: Of,
  credential: Credential,
  wanted: Wanted,
): Promise<Way> {
  const { version } = credential;
  const at = { mailboxId: id, address, senderName, userName, smtp, imap };
  if (credential.refreshAt === null) {
    const password = ctx.secrets.open(credential, id);
    return { kind: "open", access: { ...at, secret: { kind: "password", password } }, version, until: null };
  }
  const fresh = await freshGrant(ctx, grantOfMailbox(ctx, { id, provider }), credential, wanted);
  if (fresh.kind === "failed") return { kind: "closed", error: fresh.error, version: fresh.version };
  const { accessToken, usableUntil } = fresh.grant;
  const access: MailboxAccess = { ...at, secret: { kind: "token", accessToken, provider } };
  return { kind: "open", access, version: fresh.version, until: usableUntil };
}
