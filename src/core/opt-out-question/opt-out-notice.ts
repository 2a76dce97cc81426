import type { MessageView } from "../chat/message-view.ts";
import type { NoticeSource } from "../notice/notice.ts";
import type { OptOutQuestion } from "./opt-out-question-store.ts";

/** The question as its owner is asked it, and as it reads once it is answered. */
export const optOutNotices: NoticeSource = {
  async load({ store, publicUrl }, id) {
    const question = await store.optOutQuestions.get(id);
    if (question === null) return null;
    return {
      workspaceId: question.workspaceId,
      need: "decide",
      view: optOutView(question, publicUrl),
      channels: [],
      memberIds: [question.mailboxOwnerId],
      over: question.answeredAt !== null,
      since: question.askedAt,
    };
  },
  open: ({ store }, workspaceId, take) => store.optOutQuestions.open(workspaceId, take),
};

function optOutView(question: OptOutQuestion, publicUrl: string): MessageView {
  const { id, email, sentence, campaignId, campaignName, mailboxAddress, answeredAt } = question;
  const page = `${publicUrl}/notices/opt-out-question/${id}`;
  const open = answeredAt === null;
  return {
    about: { kind: "opt-out-question", id },
    stage: open ? "busy" : "over",
    title: open ? `Asks not to be written to? ${email}` : ended(question),
    text: open
      ? "This reply may be an opt-out. No campaign writes to this lead until you decide."
      : endedBy(question),
    facts: [
      { label: "They wrote", value: sentence },
      { label: "Campaign", value: campaignName },
      { label: "Mailbox", value: mailboxAddress },
    ],
    steps: [],
    why: null,
    actions: open
      ? [
          { kind: "press", label: "Yes, never again", press: "never-again", page },
          { kind: "press", label: "No, a reply", press: "a-reply", page },
          { kind: "open", label: "Open the campaign", url: `${publicUrl}/campaigns/${campaignId}` },
        ]
      : [],
  };
}

const ended = ({ answer, email }: OptOutQuestion) =>
  answer === "never-again" ? `${email} is never written to again` : `${email} replied`;

function endedBy({ answer, answeredBy }: OptOutQuestion): string {
  if (answeredBy === null) return "The address was suppressed in another way.";
  return answer === "never-again"
    ? `${answeredBy} said that they asked not to be written to.`
    : `${answeredBy} said that it is an ordinary reply. Their other campaigns go on.`;
}
