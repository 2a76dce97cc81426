import type { InboundMail } from "../mailbox/inbound-mail.ts";
import { addressKey, domainOf, domainsAround } from "../mailbox/mail-address.ts";
import type { FetchedMail } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Rooms } from "../store.ts";
import { isFreeMail } from "./free-mail.ts";
import type { InboundMatch, KnownLeads } from "./inbound-match.ts";
import { complaintAbout, reportAbout } from "./report-about.ts";

type Known = KnownLeads & {
  /** Keys and domains of members and mailboxes. */
  ours: ReadonlySet<string>;
};

/**
 * Finds the enrolment and the writer of each mail in a batch. The Message-IDs in its headers are the sure sign. Where a provider or
 * a mail program changed or dropped them, the writer decides. A report belongs to the recipient it names.
 */
export async function matchInbound(
  tx: Pick<Rooms, "inbound">,
  { id, workspaceId, address }: Mailbox,
  batch: FetchedMail[],
): Promise<(mail: InboundMail) => InboundMatch | null> {
  const mails = batch.map((fetched) => fetched.mail);
  const keys = unique(mails.flatMap(keysIn));
  const known: Known = {
    bySends: await tx.inbound.bySends(workspaceId, unique(mails.flatMap(idsIn))),
    byLeads: await tx.inbound.byLeads(id, keys),
    ours: await tx.inbound.ours(workspaceId, keys, unique(keys.map(domainOf).flatMap(ownDomains))),
  };
  return (mail) => {
    if (mail.complaint) return complaintAbout(mail, mail.complaint, known);
    if (mail.bounce) return reportAbout(mail, mail.bounce, known);
    // A copy of our own message is not an answer, and a mail without an author counts as no person's word.
    if (mail.from.address === "" || addressKey(mail.from.address) === addressKey(address)) return null;
    return answerOf(mail, known);
  };
}

/** The mails that answer a message of ours and name no author: they decide nothing, and a person may look at them. */
export async function answersOfNobody(
  tx: Pick<Rooms, "inbound">,
  { workspaceId }: Mailbox,
  batch: FetchedMail[],
): Promise<FetchedMail[]> {
  const nobodys = batch.filter(({ mail }) => mail.from.address === "" && !mail.bounce && !mail.complaint);
  if (nobodys.length === 0) return [];
  const sends = await tx.inbound.bySends(workspaceId, unique(nobodys.flatMap(({ mail }) => idsIn(mail))));
  return nobodys.filter(({ mail }) => idsIn(mail).some((id) => sends.has(id)));
}

function answerOf(mail: InboundMail, { bySends, byLeads, ours }: Known): InboundMatch | null {
  const keys = mail.senders.map(addressKey);
  const threadId = idsIn(mail).find((messageId) => bySends.has(messageId));
  const thread = threadId === undefined ? undefined : bySends.get(threadId);
  if (thread && keys.includes(addressKey(thread.email)))
    return { to: thread, mail, writer: "lead", inThread: true };
  if (isOneOfOurs(mail.from.address, ours)) return null;
  if (thread) {
    const writer = isSameSide(mail.from.address, thread.email) ? "lead_side" : "stranger";
    return { to: thread, mail, writer, inThread: true };
  }
  const lead = keys.map((key) => byLeads.get(key)).find((found) => found !== undefined);
  return lead ? { to: lead, mail, writer: "lead", inThread: false } : null;
}

function isOneOfOurs(address: string, ours: ReadonlySet<string>): boolean {
  return ours.has(addressKey(address)) || ownDomains(domainOf(address)).some((domain) => ours.has(domain));
}

/** The domains that make an address a colleague's, if they are ours. */
const ownDomains = (domain: string) => domainsAround(domain).filter((each) => !isFreeMail(each));

/** People of one domain answer for each other; at a free-mail provider they are strangers. */
function isSameSide(address: string, lead: string): boolean {
  const domain = domainOf(lead);
  return !isFreeMail(domain) && domainsAround(domainOf(address)).includes(domain);
}

/** The nearest first: an answer to a forwarded thread may refer to several of our mails. */
function idsIn({ bounce, complaint, inReplyTo, references }: InboundMail): string[] {
  // A report's References are those of the mail that bounced: they say nothing about which mail that was.
  const report = complaint ?? bounce;
  const ids = report ? [report.originalMessageId] : [inReplyTo, ...references.toReversed()];
  return ids.filter((messageId) => typeof messageId === "string");
}

function keysIn({ bounce, complaint, failed, senders }: InboundMail): string[] {
  const reported = bounce ? failed.map(({ recipient }) => recipient ?? "") : senders;
  const named = complaint ? complaint.recipients : reported;
  return named.filter((address) => address !== "").map(addressKey);
}

const unique = (values: string[]) => [...new Set(values)];
