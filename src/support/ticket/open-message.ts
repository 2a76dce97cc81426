import type { Attachment, InboundMail } from "../../core/mailbox/inbound-mail.ts";
import { openRaw } from "../raw/open-raw.ts";
import { hashOf } from "../raw/seal-raw.ts";
import type { SupportContext } from "../support-rooms.ts";
import type { Ticket } from "./ticket.ts";
import type { TicketMessage } from "./ticket-message.ts";

/** A message of a ticket with its mail as it came. null: there is no such message, or its mail is no longer kept. */
export type OpenedMessage = { message: TicketMessage; raw: Buffer };

export async function openMessage(
  ctx: Pick<SupportContext, "store" | "secrets">,
  ticket: Ticket,
  messageId: string,
): Promise<OpenedMessage | null> {
  const message = await ctx.store.ticketMessages.get(messageId);
  if (message === null || message.ticketId !== ticket.id || message.rawId === null) return null;
  const raw = await openRaw(ctx, message.rawId);
  return raw && { message, raw };
}

/** The attachment of a parsed mail that a message names: found by its bytes, so that a newer parser gives no other one. */
export async function attachmentOf(
  { store }: Pick<SupportContext, "store">,
  { attachments }: InboundMail,
  messageId: string,
  place: number,
): Promise<Attachment | null> {
  const named = (await store.ticketMessages.attachments([messageId])).find((one) => one.place === place);
  if (named === undefined) return null;
  return attachments.find(({ content }) => hashOf(content) === named.hash) ?? null;
}
