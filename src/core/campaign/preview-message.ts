import type { Context } from "../context.ts";
import { messageFields } from "../lead/message-fields.ts";
import { composeMessage } from "./compose-message.ts";

export type Preview = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string | null;
};

export type PreviewResult =
  | { kind: "preview"; preview: Preview }
  | { kind: "failed"; why: string }
  | { kind: "no-such-lead" };

/** One step as one lead of the campaign will get it. */
export async function previewMessage(
  ctx: Pick<Context, "store" | "templates" | "publicUrl">,
  {
    workspaceId,
    campaignId,
    leadId,
    step,
  }: { workspaceId: string; campaignId: string; leadId: string; step: number },
): Promise<PreviewResult> {
  const campaign = await ctx.store.campaigns.get(workspaceId, campaignId);
  const lead = campaign && (await ctx.store.leads.enrolled(campaignId, leadId));
  if (campaign === null || lead === null) return { kind: "no-such-lead" };

  // A person who follows the link in a preview must not opt the lead out.
  const fields = messageFields(lead, lead.mailbox, `${ctx.publicUrl}/u/preview`);
  const made = composeMessage(ctx.templates, campaign.steps, step, fields, []);
  if (made.kind === "failed") return made;
  const { subject, text, html } = made.message;
  const from = { name: lead.mailbox.senderName, address: lead.mailbox.address };
  return { kind: "preview", preview: { from, to: lead.email, subject, text, html } };
}
