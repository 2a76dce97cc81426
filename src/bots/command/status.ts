import { loadAlert } from "../../core/alert/load-alert.ts";
import type { MessageView } from "../../core/chat/message-view.ts";
import type { Context } from "../../core/context.ts";
import { countOpenNotices, openNotices } from "../../core/notice/open-notices.ts";
import type { MailboxTotals } from "../../core/views/mailbox-views.ts";
import { sayCount } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, type ReplyAction, reply } from "../reply.ts";

type Ctx = Pick<Context, "store" | "clock" | "publicUrl" | "operator" | "notices">;

/** An open matter, with the button that leads on. */
type OpenItem = { view: MessageView; action: ReplyAction };

/** Those that are told of, each with its button; the others are counted. */
const MOST_SHOWN = 5;
/** Open ones are searched for among this many. */
const NEWEST = 100;
/** A line each: who can fix it, since when, and how many leads wait. The alert has the rest. */
const FACTS_SHOWN = 3;

/** The present troubles, with a line and a button for each. */
export async function status(ctx: Ctx, member: Member): Promise<Reply> {
  const { store } = ctx;
  const { workspaceId } = member;
  const [totals, incidents, notices, others] = await Promise.all([
    store.views.mailboxes.totals(workspaceId),
    store.views.incidents.list(workspaceId, NEWEST),
    noticeItems(ctx, member),
    countOpenNotices(ctx, member),
  ]);
  const open = incidents.filter(({ endedAt }) => endedAt === null);
  const alerts = await Promise.all(open.slice(0, MOST_SHOWN).map(({ id }) => alertItem(ctx, id)));
  const items = [...alerts.flatMap((item) => item ?? []), ...notices].slice(0, MOST_SHOWN);
  const more = open.length + others - items.length;
  return reply(`${sayStanding(totals, open.length, others)}${more > 0 ? ` ${more} more are open.` : ""}`, {
    items: items.map(({ view }) => ({ title: view.title, text: sayFacts(view) })),
    actions: [
      ...items.map(({ action }) => action),
      ...(more > 0 ? [{ kind: "open", label: "See all", url: `${ctx.publicUrl}/` } as const] : []),
      { kind: "command", label: "Mailboxes", command: "mailboxes" },
      { kind: "command", label: "Campaigns", command: "campaigns" },
    ],
  });
}

function sayStanding({ connected, held, disconnected }: MailboxTotals, open: number, others: number): string {
  const works = sayCount(connected, "mailbox works", "mailboxes work");
  const waits = held > 0 ? `, ${held} on hold` : "";
  if (open + others === 0) return `Everything is fine: ${works}${waits}.`;
  const needed = [
    ...(open > 0 ? [sayCount(disconnected, "mailbox needs attention", "mailboxes need attention")] : []),
    ...(others > 0
      ? [
          open > 0
            ? sayCount(others, "more alert is open", "more alerts are open")
            : sayCount(others, "alert is open", "alerts are open"),
        ]
      : []),
  ];
  return `${needed.join(", ")}; ${works}${waits}.`;
}

const sayFacts = ({ facts }: MessageView) =>
  facts
    .slice(0, FACTS_SHOWN)
    .map(({ label, value }) => `${label}: ${value}`)
    .join("; ");

async function alertItem(ctx: Ctx, incidentId: string): Promise<OpenItem | null> {
  const [view, { rows, total }] = await Promise.all([
    loadAlert(ctx, incidentId),
    ctx.store.incidentMailboxes.open(incidentId, { skip: 0, take: 1 }),
  ]);
  const [first] = rows;
  if (view === null || first === undefined) return null;
  if (total > 1) {
    const url = `${ctx.publicUrl}/incidents/${incidentId}`;
    return { view, action: { kind: "open", label: `See ${total} mailboxes`, url } };
  }
  const canReconnect = view.actions.some((action) => action.kind === "press" && action.press === "reconnect");
  const [label, verb] = canReconnect ? ["Reconnect", "reconnect"] : ["Why", "why"];
  return {
    view,
    action: { kind: "command", label: `${label} ${first.address}`, command: `${verb} ${first.address}` },
  };
}

async function noticeItems(ctx: Ctx, member: Member): Promise<OpenItem[]> {
  const open = await openNotices(ctx, member, MOST_SHOWN);
  return open.map(({ about: { kind, id }, notice }) => ({
    view: notice.view,
    action: { kind: "open", label: "Open it in Unpause", url: `${ctx.publicUrl}/notices/${kind}/${id}` },
  }));
}
