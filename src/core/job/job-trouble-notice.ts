import type { MessageView } from "../chat/message-view.ts";
import type { NoticeSource } from "../notice/notice.ts";
import type { JobTrouble } from "./job-trouble-store.ts";

/** The operator's notice about work of our own that fails again and again, and about its recovery. */
export const jobTroubleNotices: NoticeSource = {
  async load({ store, operator }, id) {
    const [trouble, [workspace]] = await Promise.all([store.jobTroubles.get(id), store.members.workspaces()]);
    if (trouble === null || workspace === undefined) return null;
    const members = operator.channel === null ? await store.members.list(workspace.id) : [];
    return {
      workspaceId: workspace.id,
      need: "act",
      view: viewOf(trouble),
      channels: operator.channel === null ? [] : [operator.channel],
      memberIds: members.filter(({ role }) => role === "admin").map(({ id }) => id),
      over: trouble.endedAt !== null,
      since: trouble.since,
    };
  },
  /** Not on the dashboard, where every member would see it: admins have it in the banner. */
  open: async () => [],
};

function viewOf({ id, kind, subject, count, message, endedAt }: JobTrouble): MessageView {
  const open = endedAt === null;
  const job = subject === "" ? kind : `${kind} for ${subject}`;
  return {
    about: { kind: "job-trouble", id },
    stage: open ? "open" : "over",
    title: open ? `Unpause fails time after time: ${kind}` : `Works again: ${kind}`,
    text: open
      ? "This is a fault in Unpause or on its machine. The rest of its work goes on, and no campaign owner has to do anything."
      : "The job went through. Nothing is left to do.",
    facts: [
      { label: "Job", value: job },
      { label: "Failed in a row", value: String(count) },
      { label: "Last error", value: message },
    ],
    steps: open ? ["Run: npx unpause doctor", "Look into the log for job.failed and sweep.failed."] : [],
    why: null,
    actions: [],
  };
}
