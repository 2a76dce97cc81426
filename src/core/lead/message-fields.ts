import type { Fields } from "./template-port.ts";

/** Names that every message can use, besides the columns of its leads. Ours win over columns of the same name. */
export const OUR_FIELDS = ["email", "sender_name", "sender_address", "unsubscribe_url"];

export function messageFields(
  lead: { email: string; fields: Fields },
  mailbox: { senderName: string; address: string },
  unsubscribeUrl: string,
): Fields {
  return {
    ...lead.fields,
    email: lead.email,
    sender_name: mailbox.senderName,
    sender_address: mailbox.address,
    unsubscribe_url: unsubscribeUrl,
  };
}
