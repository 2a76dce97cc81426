import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { html } from "hono/html";
import { isId } from "../../core/is-id.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayTime } from "../../core/words/say.ts";
import { assignTicket } from "../../support/ticket/assign-ticket.ts";
import { noteTicket } from "../../support/ticket/note-ticket.ts";
import { seeTicket } from "../../support/ticket/see-ticket.ts";
import { snoozeTicket } from "../../support/ticket/snooze-ticket.ts";
import { reopenTicket, solveTicket } from "../../support/ticket/solve-ticket.ts";
import { setPriority, tagTicket } from "../../support/ticket/sort-ticket.ts";
import { ASSIGN_WORDS } from "../../support/ticket/words/assign.ts";
import { NOTE_WORDS } from "../../support/ticket/words/note.ts";
import { SNOOZE_WORDS } from "../../support/ticket/words/snooze.ts";
import { REOPEN_WORDS, SOLVE_WORDS } from "../../support/ticket/words/solve.ts";
import { PRIORITY_WORDS, TAG_WORDS } from "../../support/ticket/words/sort.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";
import { aboutVerbs } from "./about-verbs.ts";
import { agentsOnly } from "./agents-only.ts";
import { findTicket } from "./find-ticket.ts";
import { moveVerbs } from "./move-verbs.ts";
import { PRIORITIES } from "./ticket-filter.ts";
import { SNOOZES } from "./ticket-forms.ts";
import type { Sent, Verb } from "./verb.ts";

const HOUR_MS = 60 * 60_000;

/** The forms of `/tickets/<number>`. A request that is sent twice is done once. */
export function ticketActions(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const pages = new Hono<MemberEnv>().use("/tickets/:number/*", agentsOnly);
  for (const [name, verb] of Object.entries({ ...verbsOf(web), ...aboutVerbs(web), ...moveVerbs(web) }))
    pages.post(`/tickets/:number/${name}`, async (c) => {
      const ticket = await findTicket(ctx, c.get("who").workspace.id, c.req.param("number"));
      if (ticket === null) return c.notFound();
      const form = await c.req.parseBody({ all: true });
      const fields = (name: string) =>
        [form[name]].flat().filter((value): value is string => typeof value === "string");
      const field = (name: string) => fields(name).at(-1) ?? "";
      const { said, isDone } = await verb({ c, ticket, field, fields });
      if (isDone) return c.redirect(`/tickets/${ticket.number}`, 303);
      return renderPage(web, c, {
        ...plainPage({
          title: said.title,
          status: 409,
          lines: [said.sentence],
          action: html`<a class="button" href="/tickets/${ticket.number}">Back to the ticket</a>`,
        }),
      });
    });
  return pages;
}

function verbsOf({ ctx }: Web): Record<string, Verb> {
  const by = ({ c }: Sent) => c.get("who").member;
  return {
    async seen(sent) {
      await seeTicket(ctx, by(sent), sent.ticket.id);
      return { said: { title: "", sentence: "", actions: [] }, isDone: true };
    },
    async assign(sent) {
      const to = sent.field("assignee");
      const assignment = to === "turn" ? ({ byTurn: true } as const) : { to: to || null };
      const result = await assignTicket(ctx, by(sent), sent.ticket.id, assignment);
      const isDone = ["assigned", "unassigned", "unchanged"].includes(result.kind);
      return { said: outcomeOf(ASSIGN_WORDS, result, sent.ticket), isDone };
    },
    async note(sent) {
      const [id, text] = [sent.field("id"), sent.field("text")];
      const note = { id: isId(id) ? id : randomUUID(), text };
      const result = await noteTicket(ctx, by(sent), sent.ticket.id, note);
      return { said: outcomeOf(NOTE_WORDS, result, sent.ticket), isDone: result.kind === "noted" };
    },
    async solve(sent) {
      const result = await solveTicket(ctx, by(sent), sent.ticket.id);
      return {
        said: outcomeOf(SOLVE_WORDS, result, sent.ticket),
        isDone: ["solved", "already-solved"].includes(result.kind),
      };
    },
    async reopen(sent) {
      const result = await reopenTicket(ctx, by(sent), sent.ticket.id);
      return {
        said: outcomeOf(REOPEN_WORDS, result, sent.ticket),
        isDone: ["reopened", "already-open"].includes(result.kind),
      };
    },
    async snooze(sent) {
      const [hours] = SNOOZES.find(([one]) => one === sent.field("hours")) ?? ["0"];
      const until = new Date(ctx.clock.now().getTime() + Number(hours) * HOUR_MS);
      const result = await snoozeTicket(ctx, by(sent), sent.ticket.id, until);
      const { timeZone } = sent.c.get("who").workspace;
      const about = { ...sent.ticket, sayTime: (at: Date) => sayTime(at, timeZone) };
      const isDone = ["snoozed", "unchanged"].includes(result.kind);
      return { said: outcomeOf(SNOOZE_WORDS, result, about), isDone };
    },
    async priority(sent) {
      const priority = PRIORITIES.find((one) => one === sent.field("priority")) ?? "normal";
      const result = await setPriority(ctx, by(sent), sent.ticket.id, priority);
      const isDone = ["priority-set", "unchanged"].includes(result.kind);
      return { said: outcomeOf(PRIORITY_WORDS, result, sent.ticket), isDone };
    },
    async tags(sent) {
      const of = (name: string) => [sent.field(name)].filter(Boolean);
      const tags = { add: of("add"), remove: of("remove") };
      const result = await tagTicket(ctx, by(sent), sent.ticket.id, tags);
      const isDone = ["tagged", "unchanged"].includes(result.kind);
      return { said: outcomeOf(TAG_WORDS, result, sent.ticket), isDone };
    },
  };
}
