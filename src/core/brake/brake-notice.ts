import { alertPlaces } from "../chat/alert-places.ts";
import type { Action, MessageView } from "../chat/message-view.ts";
import { lineOf } from "../diagnosis/line-of.ts";
import type { Notice, NoticeContext, NoticeSource } from "../notice/notice.ts";
import type { Brake } from "./brake.ts";

/** The one alert of a brake, in the campaign's channel and to the owner of the mailbox that met it. */
export const brakeNotices: NoticeSource = {
  async load(ctx, id) {
    const brake = await ctx.store.brakes.get(id);
    return brake && noticeOf(ctx, brake);
  },
  open: ({ store }, workspaceId, take) => store.brakes.open(workspaceId, take),
};

async function noticeOf(
  { store, publicUrl }: Pick<NoticeContext, "store" | "publicUrl">,
  brake: Brake,
): Promise<Notice> {
  const [ofWorkspace, ofCampaign, waiting] = await Promise.all([
    store.channels.ofWorkspace(brake.workspaceId),
    store.channels.ofCampaign(brake.campaignId),
    store.brakes.waiting(brake.campaignId, brake.mailboxId),
  ]);
  return {
    workspaceId: brake.workspaceId,
    need: "act",
    view: brake.endedAt === null ? openView(brake, waiting, publicUrl) : endedView(brake),
    channels: alertPlaces(ofWorkspace, [ofCampaign]),
    memberIds: [brake.metBy.ownerId],
    over: brake.endedAt !== null,
    since: brake.beganAt,
  };
}

function openView(brake: Brake, waiting: number, publicUrl: string): MessageView {
  const said = brake.diagnosis && lineOf(brake.diagnosis);
  return {
    about: { kind: "brake", id: brake.id },
    stage: "open",
    title: titleOf(brake),
    text: textOf(brake),
    facts: [
      { label: "Counted", value: countOf(brake) },
      ...(said ? [{ label: "The provider says", value: said }] : []),
      { label: "Mailbox", value: brake.metBy.address },
      { label: "Leads that wait", value: String(waiting) },
      ...testOf(brake),
    ],
    steps: stepsOf(brake),
    why: said ? { summary: "What the provider says", quote: said } : null,
    actions: actionsOf(brake, publicUrl),
  };
}

function endedView(brake: Brake): MessageView {
  const { campaignName, mailboxId, metBy, endedBy } = brake;
  return {
    about: { kind: "brake", id: brake.id },
    stage: "over",
    title:
      mailboxId === null ? `${campaignName} goes on` : `${metBy.address} sends for ${campaignName} again`,
    text: `${endedBy ?? "Unpause"} released the brake. Every lead stayed where it was.`,
    facts: [{ label: "It had counted", value: countOf(brake) }],
    steps: [],
    why: null,
    actions: [],
  };
}

function titleOf({ campaignName, mailboxId, metBy, reason, diagnosis }: Brake): string {
  if (mailboxId !== null) return `${metBy.address} left ${campaignName}: its sender is refused`;
  if (reason === "bounced") return `${campaignName} paused itself: too many first messages came back`;
  return diagnosis?.about === "sender"
    ? `${campaignName} paused itself: its sender is refused`
    : `${campaignName} paused itself: its message is refused`;
}

function textOf({ mailboxId, reason, diagnosis }: Brake): string {
  if (mailboxId !== null)
    return "Providers refuse this sender and take the campaign's other mailboxes. Those send on. Leads without a message went to them; the others wait.";
  if (reason === "bounced")
    return "More of them would hurt the reputation of your mailboxes. Nothing is sent until a member resumes it.";
  return diagnosis?.about === "sender"
    ? "Providers refuse the sender, not the leads. No lead is lost; each keeps its step."
    : "Providers refuse the text, not the leads. No lead is lost; each keeps its step.";
}

const countOf = ({ counted, outOf }: Brake) =>
  outOf === null
    ? `${counted} leads in a row were refused`
    : `${counted} of the last ${outOf} first messages bounced or drew a complaint`;

function testOf({ test }: Brake): { label: string; value: string }[] {
  if (test === null) return [];
  const said = test.line ? `: ${test.line}` : ".";
  const value = {
    waiting: `The message to ${test.email} is on its way.`,
    passed: `The message to ${test.email} was accepted.`,
    refused: `The message to ${test.email} was refused again${said}`,
  }[test.result];
  return [{ label: "Test", value }];
}

function stepsOf({ reason, diagnosis }: Brake): string[] {
  if (reason === "bounced")
    return [
      "Look at the bounced leads. Remove addresses from old or bought lists.",
      "Resume it when the remaining leads are checked.",
    ];
  return diagnosis?.about === "sender"
    ? [
        "Read what the provider says. Check SPF, DKIM and DMARC of the domain, and blocklists.",
        "Test again with one lead.",
        "Resume when the test passes.",
      ]
    : [
        "Read what the provider says. Change the text: its links, attachments, and words that sell.",
        "Test again with one lead.",
        "Resume when the test passes.",
      ];
}

function actionsOf({ id, campaignId, mailboxId, diagnosis, test }: Brake, publicUrl: string): Action[] {
  const page = `${publicUrl}/notices/brake/${id}`;
  const press = (name: "brake-resume" | "brake-test" | "brake-why", label: string): Action => ({
    kind: "press",
    label,
    press: name,
    page,
  });
  return [
    press("brake-resume", mailboxId === null ? "Resume" : "Bring it back"),
    ...(test?.result === "waiting" ? [] : [press("brake-test", "Test again with one lead")]),
    ...(diagnosis === null ? [] : [press("brake-why", "Why?")]),
    { kind: "open", label: "Open the campaign", url: `${publicUrl}/campaigns/${campaignId}` },
  ];
}
