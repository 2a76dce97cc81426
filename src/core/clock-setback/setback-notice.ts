import type { MessageView } from "../chat/message-view.ts";
import type { NoticeSource } from "../notice/notice.ts";
import { sayTime } from "../words/say.ts";
import type { ClockSetback } from "./clock-store.ts";

/** The operator's notice after the clock went back. */
export const setbackNotices: NoticeSource = {
  onlyTells: true,
  async load({ store, operator }, id) {
    const [setback, workspace] = await Promise.all([store.clocks.get(id), store.members.firstWorkspace()]);
    if (setback === null || workspace === null) return null;
    const members = operator.channel === null ? await store.members.list(workspace.id) : [];
    return {
      workspaceId: workspace.id,
      need: "know",
      view: viewOf(setback, workspace.timeZone),
      channels: operator.channel === null ? [] : [operator.channel],
      memberIds: members.filter(({ role }) => role === "admin").map(({ id }) => id),
      over: setback.endedAt !== null,
      since: setback.since,
    };
  },
  /** Not on the dashboard: campaign owners can do nothing about it, and sending goes on. */
  open: async () => [],
};

function viewOf({ id, since, seconds, times, endedAt }: ClockSetback, timeZone: string): MessageView {
  return {
    about: { kind: "clock-setback", id },
    stage: endedAt === null ? "busy" : "over",
    title: `The clock went back by ${sayLength(seconds)}`,
    text: "The clock had run ahead. Waiting steps now follow the right time, and nobody has to do anything in Unpause. Messages sent in between count as sent today.",
    facts: [
      { label: "Noticed", value: sayTime(since, timeZone) },
      ...(times > 1 ? [{ label: "How often", value: `${times} times` }] : []),
    ],
    steps:
      endedAt === null
        ? [
            "Let the machine set its clock from a time server (NTP). Run: timedatectl",
            ...(times > 1 ? ["Where Unpause runs on several machines, compare their clocks."] : []),
          ]
        : [],
    why: null,
    actions: [],
  };
}

/** In the largest unit that says it well: "24 hours", "90 seconds". */
function sayLength(seconds: number): string {
  for (const [unit, length] of [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ] as const) {
    const count = Math.round(seconds / length);
    if (seconds >= 2 * length) return `${count} ${unit}s`;
  }
  return `${seconds} seconds`;
}
