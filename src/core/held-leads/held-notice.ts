import type { MessageView } from "../chat/message-view.ts";
import type { NoticeSource } from "../notice/notice.ts";
import { plural, sayCount } from "../words/say.ts";
import type { HeldInCampaign, HeldNotice } from "./held-notice-store.ts";

/** The owners' notice about leads that wait for a decision. Both answers are given on the campaign's page, beside the leads. */
export const heldNotices: NoticeSource = {
  async load({ store, publicUrl }, id) {
    const notice = await store.heldNotices.get(id);
    if (notice === null) return null;
    const held = notice.endedAt === null ? await store.heldNotices.waitingIn(notice.campaignId) : null;
    return {
      workspaceId: notice.workspaceId,
      need: "decide",
      view: held ? openView(notice, held, publicUrl) : settledView(notice),
      channels: [],
      memberIds: held?.ownerIds ?? [],
      over: held === null,
      since: notice.since,
    };
  },
  open: ({ store }, workspaceId, take) => store.heldNotices.open(workspaceId, take),
};

function openView(
  { id, campaignId, campaignName }: HeldNotice,
  { leads }: HeldInCampaign,
  publicUrl: string,
): MessageView {
  const total = leads.message_refused + leads.refused_by_report;
  const counts = [
    { label: "Refused twice while others passed", value: leads.message_refused },
    { label: "Refused by a report after it was accepted", value: leads.refused_by_report },
  ];
  return {
    about: { kind: "held-leads", id },
    stage: "busy",
    title: `${sayCount(total, "lead")} of ${campaignName} ${plural(total, "waits", "wait")} for your decision`,
    text: "A message to them was refused, and it is not about their address. They get nothing until you decide: go on, or remove.",
    facts: counts
      .filter(({ value }) => value > 0)
      .map(({ label, value }) => ({ label, value: sayCount(value, "lead") })),
    steps: [],
    why: null,
    actions: [
      { kind: "open", label: "See them and decide", url: `${publicUrl}/campaigns/${campaignId}#held` },
    ],
  };
}

const settledView = ({ id, campaignName }: HeldNotice): MessageView => ({
  about: { kind: "held-leads", id },
  stage: "over",
  title: `No lead of ${campaignName} waits for a decision`,
  text: "Each was decided or has replied.",
  facts: [],
  steps: [],
  why: null,
  actions: [],
});
