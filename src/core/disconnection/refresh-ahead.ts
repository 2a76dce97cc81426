import type { Context } from "../context.ts";
import { freshGrant } from "../credential/fresh-grant.ts";
import { isUsable, openGrant } from "../credential/grant.ts";
import { grantOfMailbox } from "../credential/grant-of-mailbox.ts";
import { isPausing } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { handleFailure } from "./handle-failure.ts";

const AGAIN_MS = 60_000;

/**
 * The job: renews a mailbox's access token ahead of its use. So a lost permission is known at once, and no send waits for a
 * provider. A failed renewal is no trouble while the old token works.
 */
export async function refreshAhead(ctx: Context, mailboxId: string): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  const credential = await ctx.store.credentials.get(mailboxId);
  if (mailbox === null || mailbox.state.kind === "disconnected" || !credential?.refreshAt) return;
  const fresh = await freshGrant(ctx, grantOfMailbox(ctx, mailbox), credential, "ahead");
  if (fresh.kind === "fresh") return;

  const { error, version } = fresh;
  const at = ctx.clock.now();
  await ctx.store.credentials.postpone(mailboxId, version, new Date(at.getTime() + AGAIN_MS));
  const { provider, signIn } = mailbox;
  const { cause } = diagnose({ provider, protocol: "oauth", credential: signIn, error });
  if (!isPausing(cause) && isUsable(openGrant(ctx.secrets, credential, mailboxId), at)) return;
  await handleFailure(ctx, { mailboxId, leg: "token", probe: false, error, at, version });
}
