import { loadAlert } from "../core/alert/load-alert.ts";
import type { MessageView } from "../core/chat/message-view.ts";
import type { Context } from "../core/context.ts";
import { openNotices } from "../core/notice/open-notices.ts";
import { sayQuietHours } from "../core/time/quiet-hours.ts";
import type { Member } from "../core/workspace/member.ts";
import { sayMailbox } from "./command/say-mailbox.ts";
import { type Reply, reply } from "./reply.ts";

/** The most own mailboxes that are shown. Those that cannot send come first. */
const MOST_SHOWN = 20;
/** Open alerts that are shown with their buttons; the others are counted. */
const MOST_ALERTS = 5;
/** Open notices of each kind that are searched for a member's own. */
const MOST_NOTICES = 50;

/** `title`: null where it continues the part before. */
export type Home = { title: string | null; content: Reply }[];

/** A member's view when they open the app: their open alerts, their own mailboxes, and the settings. */
export async function home(
  ctx: Pick<Context, "store" | "clock" | "publicUrl" | "operator" | "notices">,
  member: Member,
): Promise<Home> {
  const { store, publicUrl } = ctx;
  const [own, alerts, workspace, quiet] = await Promise.all([
    store.views.mailboxes.own(member.id, MOST_SHOWN),
    alertsOf(ctx, member),
    store.members.workspace(member.workspaceId),
    store.members.quietHours(member.id),
  ]);
  const timeZone = workspace?.timeZone ?? "UTC";
  return [
    { title: "What needs you", content: reply(sayAlerts(alerts)) },
    ...alerts.shown.map((content) => ({ title: null, content })),
    {
      title: "Your mailboxes",
      content: reply(
        own.total === 0
          ? "You own none and back up none."
          : own.total > MOST_SHOWN
            ? `${own.total} are yours; these are the first ${MOST_SHOWN}.`
            : "",
        {
          items: own.rows.map((row) => ({ title: row.mailbox.address, text: sayMailbox(row, timeZone) })),
          actions: [{ kind: "command", label: "All mailboxes", command: "mailboxes" }],
        },
      ),
    },
    {
      title: "Settings",
      content: reply("", {
        items: [
          { title: "Workspace", text: workspace?.name ?? "" },
          { title: "Time zone", text: timeZone },
          { title: "You are", text: `${member.name}, ${member.email} (${member.role})` },
          { title: "Your quiet hours", text: quiet === null ? "none" : sayQuietHours(quiet.hours) },
        ],
        actions: [
          { kind: "open", label: "Open Unpause", url: `${publicUrl}/` },
          { kind: "command", label: "Quiet hours", command: "settings" },
          ...(member.role === "admin"
            ? [{ kind: "open", label: "Change settings", url: `${publicUrl}/settings` } as const]
            : []),
        ],
      }),
    },
  ];
}

/** Of lost mailboxes that this member owns or backs up, and those that they are on; and notices to them. */
async function alertsOf(
  ctx: Pick<Context, "store" | "clock" | "publicUrl" | "operator" | "notices">,
  member: Member,
) {
  const [{ ids, total }, notices] = await Promise.all([
    ctx.store.views.incidents.openOf(member.id, MOST_ALERTS),
    openNotices(ctx, member, MOST_NOTICES),
  ]);
  const alerts = await Promise.all(ids.map((id) => loadAlert(ctx, id)));
  const asked = notices.filter(({ notice }) => notice.memberIds.includes(member.id));
  const shown = [
    ...alerts.flatMap((view) => (view === null ? [] : [card(view)])),
    ...asked.slice(0, MOST_ALERTS).map(({ notice }) => card(notice.view)),
  ];
  return { shown, total: total + asked.length };
}

const card = ({ about, title, facts, actions }: MessageView): Reply =>
  reply("", {
    about,
    items: [{ title, text: facts.map(({ label, value }) => `${label}: ${value}`).join("; ") }],
    actions,
  });

function sayAlerts({ shown, total }: Awaited<ReturnType<typeof alertsOf>>): string {
  if (shown.length === 0) return "Nothing: no alert is open that is yours.";
  return total > shown.length
    ? `${total} alerts are open that are yours; these are the newest ${shown.length}.`
    : "";
}
