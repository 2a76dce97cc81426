import type { Bounce, Complaint, FailedRecipient, InboundMail } from "../mailbox/inbound-mail.ts";
import { addressKey, domainOf, domainsAround } from "../mailbox/mail-address.ts";
import { isFreeMail } from "./free-mail.ts";
import type { Correspondence } from "./inbound.ts";
import type { InboundMatch, KnownLeads } from "./inbound-match.ts";

/**
 * The lead who is the subject of a delivery report. The report must name the lead: a person in copy, or one who gets the lead's
 * forwarded mail, is not ours. A report without a name is about the recipient of the returned message.
 */
export function reportAbout(
  mail: InboundMail,
  bounce: Bounce,
  { bySends, byLeads }: KnownLeads,
): InboundMatch | null {
  const returned = bySends.get(bounce.originalMessageId ?? "");
  const about = (to: Correspondence, failed: FailedRecipient): InboundMatch => ({
    to,
    mail: { ...mail, bounce: { ...bounce, ...failed } },
    writer: "lead",
    inThread: returned === to,
  });

  const named = mail.failed.filter(({ recipient }) => recipient !== null);
  if (returned && named.length === 0) return about(returned, bounce);
  if (returned) {
    const failed =
      named.find(({ recipient }) => addressKey(recipient ?? "") === addressKey(returned.email)) ??
      named.find(({ recipient }) => isInsideOf(recipient ?? "", returned.email));
    if (failed) return about(returned, failed);
  }
  for (const failed of named) {
    const lead = byLeads.get(addressKey(failed.recipient ?? ""));
    if (lead) return about(lead, failed);
  }
  return null;
}

/** The lead who complained: to whom the message that is returned went, else whom the complaint names. */
export function complaintAbout(
  mail: InboundMail,
  { originalMessageId, recipients }: Complaint,
  { bySends, byLeads }: KnownLeads,
): InboundMatch | null {
  const returned = bySends.get(originalMessageId ?? "");
  const named = recipients.map((recipient) => byLeads.get(addressKey(recipient)));
  const to = returned ?? named.find((lead) => lead !== undefined);
  return to ? { to, mail, writer: "lead", inThread: returned !== undefined } : null;
}

/** A report on our message often names another address of the lead's server: one of its domain, or of a tenant. */
function isInsideOf(recipient: string, lead: string): boolean {
  const domain = domainOf(recipient);
  if (domain.endsWith(".onmicrosoft.com")) return true;
  return !isFreeMail(domainOf(lead)) && domainsAround(domain).includes(domainOf(lead));
}
