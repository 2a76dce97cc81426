import { loadAlert } from "../core/alert/load-alert.ts";
import { sayQuietHours } from "../core/alert/quiet-hours.ts";
import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import { sayMailbox } from "./command/say-mailbox.ts";
import { type Reply, reply } from "./reply.ts";

/** Mailboxes of one's own that are shown, those that cannot send first. */
const MOST_SHOWN = 20;
/** Open alerts that are shown with their buttons; the others are counted. */
const MOST_ALERTS = 5;

/** `title`: null where it goes on with what was before. */
export type Home = { title: string | null; content: Reply }[];

/** What a member sees when they open the app: the open alerts that are theirs, their own mailboxes, and how things are set. */
export async function home(
  ctx: Pick<Context, "store" | "clock" | "publicUrl">,
  member: Member,
): Promise<Home> {
  const { store, publicUrl } = ctx;
  const [own, alerts, workspace, quiet] = await Promise.all([
    store.views.ownMailboxes(member.id, MOST_SHOWN),
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

/** Of lost mailboxes that this member owns or backs up, and those that they are on. */
async function alertsOf(ctx: Pick<Context, "store" | "clock" | "publicUrl">, member: Member) {
  const { ids, total } = await ctx.store.views.openAlertsOf(member.id, MOST_ALERTS);
  const views = await Promise.all(ids.map((id) => loadAlert(ctx, id)));
  const shown = views.flatMap((view) =>
    view === null
      ? []
      : reply("", {
          incidentId: view.incidentId,
          items: [
            {
              title: view.title,
              text: view.facts.map(({ label, value }) => `${label}: ${value}`).join("; "),
            },
          ],
          actions: view.actions,
        }),
  );
  return { shown, total };
}

function sayAlerts({ shown, total }: Awaited<ReturnType<typeof alertsOf>>): string {
  if (shown.length === 0) return "Nothing: no alert is open that is yours.";
  return total > shown.length
    ? `${total} alerts are open that are yours; these are the newest ${shown.length}.`
    : "";
}
