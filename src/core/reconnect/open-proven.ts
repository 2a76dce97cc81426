import type { Context } from "../context.ts";
import { grantOf, isUsable, openGrant, sealGrant } from "../credential/grant.ts";
import { openAccess } from "../credential/open-access.ts";
import { providerOf } from "../credential/provider-of.ts";
import type { MailboxAccess, Secret } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Reconnect } from "./reconnect-store.ts";

/** A mailbox as a reconnect has proven it. null: it has no credential at all. */
export async function openProven(
  ctx: Pick<Context, "store" | "secrets" | "clock" | "oauth">,
  reconnect: Reconnect,
  mailbox: Mailbox,
): Promise<{ kind: "open"; access: MailboxAccess } | { kind: "closed"; error: unknown } | null> {
  const { sealed, subject } = reconnect;
  if (sealed === null) return openAccess(ctx, mailbox);
  const { id: mailboxId, provider, address, senderName, userName, smtp, imap } = mailbox;
  const open = (secret: Secret) => {
    const access = { mailboxId, address, senderName, userName, smtp, imap, secret };
    return { kind: "open", access } as const;
  };
  if (subject === null) return open({ kind: "password", password: ctx.secrets.open(sealed, mailboxId) });

  const grant = openGrant(ctx.secrets, sealed, mailboxId);
  if (isUsable(grant, ctx.clock.now()))
    return open({ kind: "token", accessToken: grant.accessToken, provider });
  // The holder of the reconnect holds its grant, so no other process renews it.
  const answer = await providerOf(ctx.oauth, provider).refresh(grant.refreshToken);
  if (answer.kind === "failed") return { kind: "closed", error: answer.error };
  const renewed = grantOf(answer.tokens, ctx.clock.now(), grant);
  reconnect.sealed = sealGrant(ctx.secrets, renewed, mailboxId);
  await ctx.store.reconnects.saveSecret(reconnect.id, reconnect.sealed);
  return open({ kind: "token", accessToken: renewed.accessToken, provider });
}
