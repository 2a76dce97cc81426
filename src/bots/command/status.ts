import { loadAlert } from "../../core/alert/load-alert.ts";
import { sayCount } from "../../core/alert/words.ts";
import type { Context } from "../../core/context.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";

/** Open incidents that are told of in full; the others are counted. */
const MOST_SHOWN = 5;
/** How far back open ones are looked for. */
const NEWEST = 100;

/** What is wrong at the moment, in a few lines. */
export async function status(
  { store, clock, publicUrl }: Pick<Context, "store" | "clock" | "publicUrl">,
  { workspaceId }: Member,
): Promise<Reply> {
  const [totals, incidents] = await Promise.all([
    store.views.mailboxTotals(workspaceId),
    store.views.incidents(workspaceId, NEWEST),
  ]);
  const open = incidents.filter(({ endedAt }) => endedAt === null);
  const alerts = await Promise.all(
    open.slice(0, MOST_SHOWN).map(({ id }) => loadAlert({ store, clock, publicUrl }, id)),
  );
  const works = `${sayCount(totals.connected, "mailbox works", "mailboxes work")}`;
  const held = totals.held > 0 ? `, ${totals.held} on hold` : "";
  const more = open.length > MOST_SHOWN ? ` ${open.length - MOST_SHOWN} more are open.` : "";
  return reply(
    open.length === 0
      ? `Everything is fine: ${works}${held}.`
      : `${sayCount(totals.disconnected, "mailbox needs", "mailboxes need")} somebody; ${works}${held}.${more}`,
    {
      items: alerts.flatMap((view) =>
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
        { kind: "command", label: "Mailboxes", command: "mailboxes" },
        { kind: "command", label: "Campaigns", command: "campaigns" },
      ],
    },
  );
}
