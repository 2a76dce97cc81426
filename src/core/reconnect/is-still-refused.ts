import type { Context } from "../context.ts";
import { isPausing } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { judgeProof } from "../setup/judge-proof.ts";

/**
 * Whether a failure during a reconnect means that the new credential is refused. One refusal after a successful proof may be a
 * passing fault of the server, so it is proven once more on fresh connections.
 */
export async function isStillRefused(
  ctx: Pick<Context, "mail">,
  { mailbox, access, error }: { mailbox: Mailbox; access: MailboxAccess; error: unknown },
): Promise<{ refused: boolean; diagnosis: Diagnosis }> {
  const { provider, signIn: credential } = mailbox;
  const read = diagnose({ provider, credential, protocol: "imap", error });
  if (!isPausing(read.cause)) return { refused: false, diagnosis: read };

  const { smtp, imap } = judgeProof(await ctx.mail.prove(access), mailbox);
  for (const leg of [imap, smtp]) {
    if (leg.kind === "failed" && isPausing(leg.diagnosis.cause))
      return { refused: true, diagnosis: leg.diagnosis };
  }
  return { refused: false, diagnosis: read };
}
