import type { MessageView } from "../chat/message-view.ts";
import type { NoticeSource } from "../notice/notice.ts";
import { plural, sayCount, sayFirst, sayTime } from "../words/say.ts";
import type { LeadWait } from "./lead-wait.ts";
import { WHY } from "./words.ts";

/** Addresses that the message names. */
const MOST_NAMED = 5;

/** The notice about due leads that stand still, where nothing else tells of them. */
export const leadWaitNotices: NoticeSource = {
  async load({ store, operator, publicUrl }, id) {
    const wait = await store.leadWaits.get(id);
    if (wait === null) return null;
    const { workspaceId, ownerId, endedAt, since } = wait;
    const [workspace, members] = await Promise.all([
      store.members.workspace(workspaceId),
      store.members.list(workspaceId),
    ]);
    const admins = members.filter(({ role }) => role === "admin").map((member) => member.id);
    const inChannel = ownerId === null && operator.channel !== null;
    return {
      workspaceId,
      need: ownerId === null ? "act" : "know",
      view: viewOf(wait, workspace?.timeZone ?? "UTC", publicUrl),
      channels: inChannel && operator.channel !== null ? [operator.channel] : [],
      memberIds: ownerId === null ? (inChannel ? [] : admins) : [ownerId],
      over: endedAt !== null,
      since,
    };
  },
  open: ({ store }, workspaceId, take) => store.leadWaits.open(workspaceId, take),
};

function viewOf(
  { id, kind, addresses, since, endedAt }: LeadWait,
  timeZone: string,
  publicUrl: string,
): MessageView {
  const [first = ""] = addresses;
  const who = addresses.length === 1 ? first : sayCount(addresses.length, "mailbox", "mailboxes");
  const open = endedAt === null;
  return {
    about: { kind: "lead-wait", id },
    stage: open ? (kind === "held" ? "busy" : "open") : "over",
    title: open ? `Due leads of ${who} stand still` : `Due leads of ${who} do not stand still any more`,
    text: open
      ? WHY[kind].why
      : "They are sent to again, or something else tells why they wait. Nothing is left to do.",
    facts: [
      { label: "Since", value: sayTime(since, timeZone) },
      {
        label: plural(addresses.length, "Mailbox", "Mailboxes"),
        value: sayFirst(addresses.slice(0, MOST_NAMED), addresses.length),
      },
    ],
    steps: open ? WHY[kind].steps : [],
    why: null,
    actions:
      open && kind === "held"
        ? [{ kind: "open", label: "See the mailboxes", url: `${publicUrl}/mailboxes` }]
        : [],
  };
}
