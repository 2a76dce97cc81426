import type { Rooms } from "../store.ts";
import type { InboundMail } from "./inbound-mail.ts";
import type { Correspondence } from "./inbound-store.ts";
import type { FetchedMail } from "./mail-port.ts";
import type { Mailbox } from "./mailbox.ts";

/**
 * Which enrolment each mail of a batch belongs to. The Message-IDs that it refers to are the sure sign; where a provider or a mail
 * program changed or dropped them, it is who wrote it, or in a delivery report, to whom we wrote.
 */
export async function matchInbound(
  tx: Pick<Rooms, "inbound">,
  { id, workspaceId, address }: Mailbox,
  batch: FetchedMail[],
): Promise<(mail: InboundMail) => Correspondence | null> {
  const mails = batch.map((fetched) => fetched.mail);
  const bySends = await tx.inbound.bySends(workspaceId, [...new Set(mails.flatMap(idsIn))]);
  const strays = mails.filter((mail) => !idsIn(mail).some((messageId) => bySends.has(messageId)));
  const byLeads = await tx.inbound.byLeads(id, [...new Set(strays.map(leadIn))]);

  return (mail) => {
    // What we wrote ourselves (a note to self, a copy of a send) is nobody's answer.
    if (mail.from.address === address) return null;
    for (const messageId of idsIn(mail)) {
      const found = bySends.get(messageId);
      if (found) return found;
    }
    return byLeads.get(leadIn(mail)) ?? null;
  };
}

/** The nearest first: an answer to a forwarded thread may refer to several of our mails. */
function idsIn({ bounce, inReplyTo, references }: InboundMail): string[] {
  const thread = [inReplyTo, ...references.toReversed()];
  return [bounce?.originalMessageId, ...thread].filter((messageId) => typeof messageId === "string");
}

const leadIn = ({ bounce, from }: InboundMail) => (bounce ? (bounce.recipient ?? "") : from.address);
