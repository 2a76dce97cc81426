import type { Step } from "../campaign/campaign.ts";
import { composeMessage } from "../campaign/compose-message.ts";
import type { DueSend } from "../campaign/send.ts";
import type { Context } from "../context.ts";
import { messageFields } from "../lead/message-fields.ts";
import { unsubscribeMail, unsubscribeUrl } from "../lead/unsubscribe-link.ts";
import type { OutboundMail } from "../mailbox/mail-port.ts";

/** A due send with the mail that it will be; `failed`: the template cannot be rendered for this lead. */
export type Composed = DueSend & {
  steps: Step[];
  content: { kind: "composed"; mail: OutboundMail } | { kind: "failed"; why: string };
};

/** How long a campaign's steps are kept before they are read again: an edit reaches the next sends within this. */
const KEPT_MS = 2_000;

/** Makes the mails of due sends, from steps that are read once for many of them. */
export function composer(
  ctx: Pick<Context, "store" | "clock" | "templates" | "signing" | "publicUrl" | "urlTrouble">,
) {
  const kept = new Map<string, { steps: Promise<Step[]>; until: number }>();

  function stepsOf(campaignId: string): Promise<Step[]> {
    const now = ctx.clock.now().getTime();
    const known = kept.get(campaignId);
    if (known && known.until > now) return known.steps;
    const steps = ctx.store.sends.steps(campaignId);
    kept.set(campaignId, { steps, until: now + KEPT_MS });
    return steps;
  }

  return async (send: DueSend): Promise<Composed> => compose(ctx, send, await stepsOf(send.campaignId));
}

function compose(
  ctx: Pick<Context, "templates" | "signing" | "publicUrl" | "urlTrouble">,
  send: DueSend,
  steps: Step[],
): Composed {
  const { address, senderName } = send.mailbox;
  const link = ctx.urlTrouble
    ? unsubscribeMail(address, send.enrolmentId, ctx.signing)
    : unsubscribeUrl(ctx.publicUrl, send.enrolmentId, ctx.signing);
  const fields = messageFields(send.lead, send.mailbox, link);
  const made = composeMessage(ctx.templates, steps, send.step, fields, send.earlier);
  if (made.kind === "failed") return { ...send, steps, content: made };

  const { inReplyTo, references, subject, text, html } = made.message;
  const mail: OutboundMail = {
    messageId: send.messageId,
    from: { name: senderName, address },
    to: send.lead.email,
    subject,
    text,
    html,
    inReplyTo,
    references,
    unsubscribeUrl: link,
  };
  return { ...send, steps, content: { kind: "composed", mail } };
}
