import { commit } from "../../core/commit.ts";
import type { InboundMail } from "../../core/mailbox/inbound-mail.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportContext } from "../support-rooms.ts";
import { mayWorkTickets } from "../ticket/may-work-tickets.ts";
import { openMessage } from "../ticket/open-message.ts";
import type { DrawnPicture, PicturePort } from "./picture-port.ts";
import { remotePictures } from "./remote-pictures.ts";

export type ShowPicturesResult =
  /** `pictures`: those that could be had, by address. */
  | { kind: "shown"; mail: InboundMail; html: string; pictures: Map<string, DrawnPicture> }
  | { kind: "not-entitled" }
  | { kind: "no-such-message" }
  /** The mail lay in Spam: whoever asks must say that they are sure. */
  | { kind: "in-spam" };

/**
 * Fetches the pictures of a mail that lie on other servers. Those servers learn that the mail is read, so only an agent's press does
 * it. The audit log has a line before anything is asked for.
 *
 * @param sure - the agent has been told that the mail lay in Spam
 */
export async function showPictures(
  ctx: SupportContext & { pictures: PicturePort },
  by: Member,
  { ticketId, messageId, sure }: { ticketId: string; messageId: string; sure: boolean },
): Promise<ShowPicturesResult> {
  const ticket = await ctx.store.tickets.get(ticketId);
  if (ticket === null || ticket.workspaceId !== by.workspaceId) return { kind: "no-such-message" };
  if (!mayWorkTickets(by)) return { kind: "not-entitled" };
  const opened = await openMessage(ctx, ticket, messageId);
  if (opened === null) return { kind: "no-such-message" };
  if (opened.message.spam && !sure) return { kind: "in-spam" };
  const mail = await ctx.mail.parse(opened.raw);
  if (mail.html === null) return { kind: "no-such-message" };
  const addresses = remotePictures(mail.html);
  const { workspaceId, id: memberId } = by;
  const kind = "ticket-pictures-fetched";
  await commit(ctx, workspaceId, async (tx) => {
    await tx.ticketEvents.add({ workspaceId, ticketId, kind, memberId, at: ctx.clock.now() });
    const data = { ticketId, messageId, pictures: addresses.length };
    tx.note({ kind, workspaceId, memberId, data });
  });
  return { kind: "shown", mail, html: mail.html, pictures: await ctx.pictures.fetch(addresses) };
}
