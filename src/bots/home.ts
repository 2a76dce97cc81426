import { sayQuietHours } from "../core/alert/quiet-hours.ts";
import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import { sayMailbox } from "./command/say-mailbox.ts";
import { type Reply, reply } from "./reply.ts";

/** Mailboxes of one's own that are shown. */
const MOST_SHOWN = 20;

export type Home = { title: string; content: Reply }[];

/** What a member sees when they open the app: their own mailboxes, what needs them, and how things are set. */
export async function home(
  { store, publicUrl }: Pick<Context, "store" | "publicUrl">,
  member: Member,
): Promise<Home> {
  const [own, workspace, quiet] = await Promise.all([
    store.views.ownMailboxes(member.id, MOST_SHOWN),
    store.members.workspace(member.workspaceId),
    store.members.quietHours(member.id),
  ]);
  const timeZone = workspace?.timeZone ?? "UTC";
  const lost = own.rows.filter(({ disconnection }) => disconnection !== null);
  const works = own.rows.filter(({ disconnection }) => disconnection === null);
  const lines = (rows: typeof own.rows) =>
    rows.map((row) => ({ title: row.mailbox.address, text: sayMailbox(row, timeZone) }));
  return [
    {
      title: "What needs you",
      content: reply(lost.length === 0 ? "Nothing: all of your mailboxes work." : "", {
        items: lines(lost),
        actions: lost.map(({ mailbox: { address } }) => ({
          kind: "command",
          label: `Reconnect ${address}`,
          command: `reconnect ${address}`,
        })),
      }),
    },
    {
      title: "Your mailboxes",
      content: reply(
        own.total === 0
          ? "You own none and back up none."
          : own.total > MOST_SHOWN
            ? `${own.total} are yours; these are the first ${MOST_SHOWN}.`
            : "",
        { items: lines(works), actions: [{ kind: "command", label: "All mailboxes", command: "mailboxes" }] },
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
