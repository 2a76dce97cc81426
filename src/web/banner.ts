import { html } from "hono/html";
import type { Context } from "../core/context.ts";
import { THROWS_TO_TELL } from "../core/job/watch-jobs.ts";
import { briefTrouble } from "../core/trouble/trouble.ts";
import { plural, sayCount } from "../core/words/say.ts";
import type { Member } from "../core/workspace/member.ts";
import type { MaybeMarkup } from "./parts/markup.ts";

const JOBS_SHOWN = 3;

/**
 * On every page: trouble that keeps Unpause from its work, and lost mailboxes of this member. Admins also see work of Unpause's own
 * that fails again and again.
 */
export async function banner(ctx: Pick<Context, "store" | "health">, member: Member): Promise<MaybeMarkup> {
  const [lost, failing] = await Promise.all([lostMailboxes(ctx, member), failingJobs(ctx, member)]);
  return html`${brokenDown(ctx)}${lost}${failing}`;
}

/** Asks no database: it may be what is away. */
export function brokenDown({ health }: Pick<Context, "health">): MaybeMarkup {
  const trouble = health.known();
  if (trouble === null) return "";
  const { title, meaning, mend } = briefTrouble(trouble);
  return html`<div class="notice bad banner"><b data-say>${title}.</b> <span>${meaning} ${mend}</span></div>`;
}

async function failingJobs({ store }: Pick<Context, "store">, { role }: Member): Promise<MaybeMarkup> {
  const jobs = role === "admin" ? await store.jobTroubles.open(THROWS_TO_TELL, JOBS_SHOWN) : [];
  if (jobs.length === 0) return "";
  return html`<div class="notice bad banner"><b data-say>Unpause itself fails time after time.</b>
<span>${jobs.map(({ kind, count, message }) => html`${kind}, ${sayCount(count, "time")} in a row: ${message} `)}The rest of its work goes on. The operator sees more with: npx unpause doctor</span></div>`;
}

async function lostMailboxes({ store }: Pick<Context, "store">, member: Member): Promise<MaybeMarkup> {
  const lost = await store.views.mailboxes.lostInNameOf(member.id);
  if (lost === null) return "";
  const { incidentId, fixer, address, mailboxes } = lost;
  const what = mailboxes === 1 ? address : sayCount(mailboxes, "of your mailboxes", "of your mailboxes");
  return html`<div class="notice bad banner"><b data-say>${what} ${plural(mailboxes, "is", "are")} disconnected.</b>
${
  fixer === "admin"
    ? html`<a href="/incidents/${incidentId}#for-admin">Text for your admin</a>`
    : html`<a href="/reconnect/incident/${incidentId}">Reconnect</a>`
}</div>`;
}
