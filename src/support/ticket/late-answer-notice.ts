import type { MessageView } from "../../core/chat/message-view.ts";
import type { Notice, NoticeContext, NoticeSource } from "../../core/notice/notice.ts";
import { sayTime } from "../../core/words/say.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { agentsOf } from "./assign-ticket.ts";
import { LATE_ANSWER, waitsForAnswer } from "./late-answer.ts";
import { mayWorkTickets } from "./may-work-tickets.ts";
import type { Ticket } from "./ticket.ts";

/** The context of notices over a store that has the rooms of the support desk. */
type SupportNotices = NoticeContext & { store: SupportRooms };

/** The one warning that a customer has no first answer yet: to the assignee, or to all agents where there is none. */
export const lateAnswerNotices: NoticeSource = {
  mayRead: mayWorkTickets,
  async load(ctx: SupportNotices, id: string): Promise<Notice | null> {
    const { store } = ctx;
    const ticket = await store.tickets.get(id);
    if (ticket === null || ticket.warnedAt === null) return null;
    const { workspaceId, assigneeId } = ticket;
    const [workspace, agents] = await Promise.all([
      store.members.workspace(workspaceId),
      agentsOf(store, workspaceId),
    ]);
    return {
      workspaceId,
      need: "act",
      view: viewOf(ticket, workspace?.timeZone ?? "UTC", ctx.publicUrl),
      channels: [],
      memberIds: assigneeId === null ? agents.map((agent) => agent.id) : [assigneeId],
      over: !waitsForAnswer(ticket),
      since: ticket.warnedAt,
    };
  },
  open: ({ store }: { store: SupportRooms }, workspaceId: string, take: number) =>
    store.tickets.warned(workspaceId, take),
};

function viewOf(ticket: Ticket, timeZone: string, publicUrl: string): MessageView {
  const { id, number, subject, customer, openedAt, answerDueAt } = ticket;
  const isWaiting = waitsForAnswer(ticket);
  return {
    about: { kind: LATE_ANSWER, id },
    stage: isWaiting ? "open" : "over",
    title: isWaiting ? `Ticket ${number} has no answer yet` : `Ticket ${number}: this is settled`,
    text: isWaiting
      ? "Its customer still waits for a first answer."
      : "Its customer no longer waits for a first answer.",
    facts: [
      { label: "Subject", value: subject },
      ...(customer === null ? [] : [{ label: "Customer", value: customer.name || customer.email }]),
      { label: "Opened", value: sayTime(openedAt, timeZone) },
      ...(answerDueAt === null ? [] : [{ label: "Answer due", value: sayTime(answerDueAt, timeZone) }]),
    ],
    steps: [],
    why: null,
    actions: [{ kind: "open", label: "Open the ticket", url: `${publicUrl}/tickets/${number}` }],
  };
}
