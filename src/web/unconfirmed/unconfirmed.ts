import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { SendKey } from "../../core/campaign/send.ts";
import { isId } from "../../core/is-id.ts";
import { type Decided, type Decision, decideUnconfirmed } from "../../core/unconfirmed/decide-unconfirmed.ts";
import type { UnconfirmedFilter } from "../../core/unconfirmed/unconfirmed-store.ts";
import { DECIDE_UNCONFIRMED_WORDS } from "../../core/unconfirmed/words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayCount } from "../../core/words/say.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { sliceOf } from "../parts/pager.ts";
import { plainPage } from "../parts/plain-page.ts";
import { confirmDecision, type UnconfirmedScope, unconfirmedList } from "./unconfirmed-list.ts";
import { readKey } from "./unconfirmed-sends.ts";

const ON_A_PAGE = 100;
/** That many are decided at a press; what is beyond them is still on the page. */
const MOST_AT_ONCE = 5_000;

/** The sends that a form decides about: the chosen ones, or all that existed when its page was made. */
type Asked = { decision: Decision; chosen: SendKey[] | "all"; until: Date; confirmed: boolean };

/** `/mailboxes/<id>/unconfirmed` and `/campaigns/<id>/unconfirmed`: the sends that only a person can settle, decided in bulk. */
export function unconfirmedPages(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const { store } = ctx;

  async function scopeOf(c: Context<MemberEnv>, kind: "mailboxes" | "campaigns") {
    const { workspace } = c.get("who");
    const id = c.req.param("id") ?? "";
    if (!isId(id)) return null;
    const path = `/${kind}/${id}`;
    if (kind === "campaigns") {
      const campaign = await store.campaigns.get(workspace.id, id);
      return campaign && { filter: { campaignId: id }, scope: { path, name: campaign.name } };
    }
    const mailbox = await store.mailboxes.get(id);
    return mailbox?.workspaceId === workspace.id
      ? { filter: { mailboxId: id }, scope: { path, name: mailbox.address } }
      : null;
  }

  const show = (kind: "mailboxes" | "campaigns") => async (c: Context<MemberEnv>) => {
    const found = await scopeOf(c, kind);
    if (found === null) return c.notFound();
    const { workspace } = c.get("who");
    const slice = sliceOf(c.req.query("page"), ON_A_PAGE);
    const sends = await store.unconfirmed.list(workspace.id, found.filter, slice);
    const sight = { now: ctx.clock.now(), zone: workspace.timeZone };
    return renderPage(web, c, unconfirmedList(found.scope, sends, slice, sight));
  };

  const decide = (kind: "mailboxes" | "campaigns") => async (c: Context<MemberEnv>) => {
    const found = await scopeOf(c, kind);
    const asked = readForm(await c.req.parseBody({ all: true }), ctx.clock.now());
    if (found === null || asked === null) return c.notFound();
    const { filter, scope } = found;
    const { member, workspace } = c.get("who");
    const by = { workspaceId: workspace.id, memberId: member.id };
    const { decision, chosen, until, confirmed } = asked;
    if (chosen.length === 0) return renderPage(web, c, nothingChosen(scope));
    const asksBack = decision === "not-sent" || chosen === "all";
    const sends = chosen === "all" ? await all(workspace.id, { ...filter, until }) : chosen;
    if (asksBack && !confirmed && sends.length > 0)
      return renderPage(web, c, confirmDecision(scope, { decision, chosen, until }, sends.length));
    const decided = await decideUnconfirmed(ctx, by, decision, sends);
    return decided.length > 0 && decided.every((one) => one.kind === "decided")
      ? c.redirect(await whereTo(workspace.id, filter, scope), 303)
      : renderPage(web, c, notAll(scope, decision, decided));
  };

  const all = async (workspaceId: string, filter: UnconfirmedFilter): Promise<SendKey[]> =>
    (await store.unconfirmed.list(workspaceId, filter, { skip: 0, take: MOST_AT_ONCE })).rows;

  /** To those that are left; else back to what they were sends of. */
  async function whereTo(workspaceId: string, filter: UnconfirmedFilter, { path }: UnconfirmedScope) {
    const { total } = await store.unconfirmed.list(workspaceId, filter, { skip: 0, take: 0 });
    return total > 0 ? `${path}/unconfirmed` : path;
  }

  return new Hono<MemberEnv>()
    .get("/mailboxes/:id/unconfirmed", show("mailboxes"))
    .post("/mailboxes/:id/unconfirmed", decide("mailboxes"))
    .get("/campaigns/:id/unconfirmed", show("campaigns"))
    .post("/campaigns/:id/unconfirmed", decide("campaigns"));
}

/** @returns null where no page of ours makes such a form */
function readForm(body: Record<string, unknown>, now: Date): Asked | null {
  const { decision, until, confirmed } = body;
  const seen = typeof until === "string" ? new Date(until) : now;
  if (Number.isNaN(seen.getTime())) return null;
  const form = { until: seen, confirmed: confirmed === "yes" };
  const chosen = [body.send ?? []].flat().flatMap((each) => readKey(each) ?? []);
  switch (decision) {
    case "sent":
    case "not-sent":
      return { ...form, decision, chosen };
    case "all-sent":
      return { ...form, decision: "sent", chosen: "all" };
    case "all-not-sent":
      return { ...form, decision: "not-sent", chosen: "all" };
    default:
      return null;
  }
}

const back = ({ path }: UnconfirmedScope) =>
  html`<a class="button" href="${path}/unconfirmed">Back to the list</a>`;

const nothingChosen = (scope: UnconfirmedScope) =>
  plainPage({
    title: "Nothing was chosen",
    status: 422,
    lines: ["Choose the sends that you know about, then decide. Nothing was changed."],
    action: back(scope),
  });

/** Says how many sends were decided, and why the others were not. */
function notAll(scope: UnconfirmedScope, decision: Decision, decided: Decided[]) {
  const inWords = (one: Decided) => outcomeOf(DECIDE_UNCONFIRMED_WORDS, one, { decision });
  const settled = { kind: "already-settled", enrolmentId: "", step: 0 } as const;
  const byKind = Map.groupBy(decided, ({ kind }) => kind);
  const lines = [...byKind.values()].map((same) => {
    const [first = settled] = same;
    return `${sayCount(same.length, "send")}: ${inWords(first).sentence}`;
  });
  return plainPage({
    title: byKind.has("decided") ? "Some were not decided" : inWords(decided[0] ?? settled).title,
    status: 409,
    lines: lines.length > 0 ? lines : [inWords(settled).sentence],
    action: back(scope),
  });
}
