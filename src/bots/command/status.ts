import { loadAlert } from "../../core/alert/load-alert.ts";
import { sayCount } from "../../core/alert/words.ts";
import type { Context } from "../../core/context.ts";
import { countOpenNotices, type OpenNotice, openNotices } from "../../core/notice/open-notices.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";

/** Open incidents that are told of in full; the others are counted. */
const MOST_SHOWN = 5;
/** How far back open ones are looked for. */
const NEWEST = 100;

/** What is wrong at the moment, in a few lines. */
export async function status(
  ctx: Pick<Context, "store" | "clock" | "publicUrl" | "operator">,
  { workspaceId }: Member,
): Promise<Reply> {
  const { store, publicUrl } = ctx;
  const [totals, incidents, notices, others] = await Promise.all([
    store.views.mailboxTotals(workspaceId),
    store.views.incidents(workspaceId, NEWEST),
    openNotices(ctx, workspaceId, MOST_SHOWN),
    countOpenNotices(ctx, workspaceId),
  ]);
  const open = incidents.filter(({ endedAt }) => endedAt === null);
  const alerts = await Promise.all(open.slice(0, MOST_SHOWN).map(({ id }) => loadAlert(ctx, id)));
  const works = `${sayCount(totals.connected, "mailbox works", "mailboxes work")}`;
  const held = totals.held > 0 ? `, ${totals.held} on hold` : "";
  const more = open.length > MOST_SHOWN ? ` ${open.length - MOST_SHOWN} more are open.` : "";
  const needed = [
    ...(open.length > 0
      ? [sayCount(totals.disconnected, "mailbox needs somebody", "mailboxes need somebody")]
      : []),
    ...(others > 0
      ? [
          open.length > 0
            ? sayCount(others, "more alert is open", "more alerts are open")
            : sayCount(others, "alert is open", "alerts are open"),
        ]
      : []),
  ];
  const views = [...alerts, ...notices.slice(0, MOST_SHOWN).map(({ notice }) => notice.view)];
  return reply(
    needed.length === 0
      ? `Everything is fine: ${works}${held}.`
      : `${needed.join(", ")}; ${works}${held}.${more}`,
    {
      items: views.flatMap((view) =>
        view === null
          ? []
          : [
              {
                title: view.title,
                text: view.facts.map(({ label, value }) => `${label}: ${value}`).join("; "),
              },
            ],
      ),
      actions: [
        ...(notices.length > 0
          ? [{ kind: "open", label: "Open it in Unpause", url: pageOf(publicUrl, notices) } as const]
          : []),
        { kind: "command", label: "Mailboxes", command: "mailboxes" },
        { kind: "command", label: "Campaigns", command: "campaigns" },
      ],
    },
  );
}

/** The page of the only one, or the dashboard with all of them. */
function pageOf(publicUrl: string, notices: OpenNotice[]): string {
  const [only, ...others] = notices;
  return only !== undefined && others.length === 0
    ? `${publicUrl}/notices/${only.about.kind}/${only.about.id}`
    : `${publicUrl}/`;
}
