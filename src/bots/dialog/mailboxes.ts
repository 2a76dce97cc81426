import { aboutIncident } from "../../core/alert/alert-store.ts";
import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import type { IncidentMailboxRow } from "../../core/views/incident-views.ts";
import { sayCount } from "../../core/words/say.ts";
import type { DialogHandler, PressHandler } from "../bot-kinds.ts";
import { type Dialog, SEARCH } from "../dialog.ts";
import { type ReplyAction, reply } from "../reply.ts";

/** Lines that are shown at once. */
const PORTION = 10;
/** No address is longer (RFC 5321 §4.5.3.1). */
const LONGEST_SEARCH = 254;

/** The list of an incident's mailboxes, also of one that is over. */
export const pressMailboxes: PressHandler<Incident> = {
  opens: true,
  press: (ctx, { subject }, { value, portion }) =>
    mailboxesDialog(ctx, subject, portion ?? { page: pageIn(value), search: "" }),
};

export const searchMailboxes: DialogHandler<Incident> = {
  reads: true,
  submit: (ctx, { subject }, { filled }) =>
    mailboxesDialog(ctx, subject, { page: 1, search: filled[SEARCH] ?? "" }),
};

/** A button carries the page where no window can be opened. */
const pageIn = (value: string) => (/^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1);

/** The mailboxes of an incident, those that are still lost first, in portions and searchable. */
async function mailboxesDialog(
  ctx: Pick<Context, "store">,
  incident: Pick<Incident, "id">,
  { page, search }: { page: number; search: string },
): Promise<Dialog> {
  const wanted = search.trim().slice(0, LONGEST_SEARCH);
  const skip = (page - 1) * PORTION;
  const { rows, total } = await ctx.store.views.incidents.mailboxes(incident.id, wanted, {
    skip,
    take: PORTION,
  });
  const last = Math.max(1, Math.ceil(total / PORTION));
  if (page > last) return mailboxesDialog(ctx, incident, { page: last, search: wanted });
  const lost = rows.filter(({ endedAt, reconnecting }) => endedAt === null && !reconnecting).length;
  const content = reply(heading(total, wanted), {
    items: rows.map((row) => ({ title: row.address, text: say(row) })),
    about: aboutIncident(incident.id),
    actions: lost > 0 ? [{ kind: "press", label: "Reconnect", press: "reconnect", page: null }] : [],
  });
  return {
    dialog: "mailboxes",
    about: aboutIncident(incident.id),
    title: "Affected mailboxes",
    content,
    fields: [],
    submit: "Search",
    portion: { page, last, search: wanted },
    elsewhere: { ...content, actions: [...content.actions, ...turns(page, last)] },
  };
}

/** Buttons to the pages before and after. */
function turns(page: number, last: number): ReplyAction[] {
  const to = (label: string, page: number): ReplyAction => ({
    kind: "press",
    label: `${label} (${page} of ${last})`,
    press: "mailboxes",
    value: `${page}`,
    page: null,
  });
  return [...(page > 1 ? [to("Back", page - 1)] : []), ...(page < last ? [to("More", page + 1)] : [])];
}

function heading(total: number, search: string): string {
  if (search === "") return `${sayCount(total, "mailbox is", "mailboxes are")} part of this.`;
  return total === 0
    ? `No mailbox of this has “${search}” in its address or its owner's name.`
    : `${sayCount(total, "mailbox has", "mailboxes have")} “${search}” in the address or the owner's name.`;
}

function say({ endedAt, removed, reconnecting, owner }: IncidentMailboxRow): string {
  if (removed) return "was removed";
  if (endedAt !== null) return "is connected again";
  return reconnecting ? "is being reconnected" : `waits for ${owner}`;
}
