import { Hono } from "hono";
import { html } from "hono/html";
import { notReadOf } from "../../core/alert/view/receipt-facts.ts";
import { noteExport } from "../../core/audit/note-export.ts";
import { causeFacts } from "../../core/diagnosis/cause.ts";
import { isId } from "../../core/is-id.ts";
import type { CampaignPart, NextSteps, Receipt } from "../../core/receipt/receipt.ts";
import type { StoredReceipt } from "../../core/receipt/receipt-store.ts";
import { whoReconnected } from "../../core/receipt/who-reconnected.ts";
import { plural, sayCount, sayDuration, sayNumber } from "../../core/words/say.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import type { Markup } from "../parts/markup.ts";
import { clockTime, fullTime } from "../parts/time.ts";

/** `/receipts/<disconnection>`: the account given after a resume, to read, print or download. */
export function receiptPages(web: Web): Hono<MemberEnv> {
  const find = async (workspaceId: string, id: string): Promise<StoredReceipt | null> => {
    const receipt = isId(id) ? await web.ctx.store.receipts.get(id) : null;
    return receipt?.workspaceId === workspaceId ? receipt : null;
  };
  return new Hono<MemberEnv>()
    .get("/receipts/:file{[0-9a-f-]+\\.json}", async (c) => {
      const id = c.req.param("file").replace(".json", "");
      const receipt = await find(c.get("who").workspace.id, id);
      if (receipt === null) return c.notFound();
      await noteExport(web.ctx, c.get("who").member, { what: "receipt", rows: 1 });
      c.header("Content-Disposition", `attachment; filename="receipt-${receipt.number}.json"`);
      return c.json({ ...receipt, at: receipt.at.toISOString() });
    })
    .get("/receipts/:id", async (c) => {
      const { workspace } = c.get("who");
      const receipt = await find(workspace.id, c.req.param("id"));
      if (receipt === null) return c.notFound();
      const emails = await web.ctx.store.views.names.ofLeads(
        receipt.body.inDoubt.map(({ enrolmentId }) => enrolmentId),
      );
      const by = await whoReconnected(web.ctx, receipt.body);
      return renderPage(web, c, page(receipt, { emails, by }, workspace.timeZone));
    });
}

function page(
  stored: StoredReceipt,
  { emails, by }: { emails: ReadonlyMap<string, string>; by: string | null },
  zone: string,
): PageParts {
  const { body: receipt, number, hash, disconnectionId } = stored;
  const ended = new Date(receipt.endedAt);
  return {
    title: `Receipt ${number}`,
    width: "narrow",
    body: html`<div class="title"><p class="crumb"><a href="/mailboxes/${receipt.mailbox.id}">${receipt.mailbox.address}</a></p>
<h1>Receipt ${number}</h1>
<p class="soft">${fullTime(ended, zone)} (${zone})</p></div>
${verdict(receipt)}
<section class="card"><h2>What happened</h2>
<p><b>${receipt.mailbox.address}</b> was disconnected for <b>${sayDuration(receipt.lastedMs)}</b>: ${causeFacts[receipt.cause].meaning}</p>
<dl class="facts">
<div><dt>From</dt><dd>${fullTime(new Date(receipt.startedAt), zone)}</dd></div>
<div><dt>To</dt><dd>${fullTime(ended, zone)}</dd></div>
<div><dt>Reconnected by</dt><dd>${by ?? "no member: its stored credential works again"}</dd></div></dl></section>
<section class="card"><h2>Leads</h2>${leads(receipt)}</section>
<section class="card"><h2>Campaigns</h2>${receipt.campaigns.length === 0 ? html`<p class="soft">No campaign was held up.</p>` : receipt.campaigns.map(campaign)}</section>
<section class="card"><h2>Read before the first send</h2>${gap(receipt)}</section>
<section class="card"><h2>Sends in doubt</h2>${doubts(receipt, emails)}</section>
<section class="card"><h2>What waits now</h2>${backlog(receipt, zone)}</section>
<p class="soft">Receipts form a chain: this one's seal covers the one before it. <code>${hash.slice(0, 16)}…</code></p>
<div class="actions"><a class="button" href="/receipts/${disconnectionId}.json" download>Download as JSON</a><button data-print hidden>Print</button></div>`,
  };
}

export function verdict(receipt: Receipt): Markup {
  const fine = receipt.everyLeadAccountedFor && receipt.sentTwice === 0;
  if (fine) {
    return html`<div class="notice good"><b>No lead was lost, and no lead was written to twice.</b>
<span>All ${sayCount(receipt.leads.before, "lead")} of this mailbox are where they were, or further for a reason given below.</span></div>`;
  }
  return html`<div class="notice bad"><b>The count before and the count after do not add up.</b>
<span>${receipt.sentTwice > 0 ? `${sayCount(receipt.sentTwice, "accepted step")} would be sent again. ` : ""}${receipt.everyLeadAccountedFor ? "" : "Some leads are not where they should be. "}Please check the campaigns below and tell the operator of Unpause.</span></div>`;
}

export function leads({ leads: count, given = [], ended, acceptedMeanwhile }: Receipt): Markup {
  const endings = [
    [ended.replied, "replied"],
    [ended.bounced, "bounced"],
    [ended.optedOut, "opted out"],
    [ended.rejected, "were refused by their server"],
    [ended.removed, "were removed by a member"],
    [ended.gone ?? 0, "are gone for good"],
    [ended.finished, "had their last step"],
  ] as const;
  const happened = endings.filter(([number]) => number > 0);
  return html`<dl class="facts"><div><dt>Before</dt><dd>${sayCount(count.before, "lead")}</dd></div>${
    count.added > 0 ? html`<div><dt>Added during the break</dt><dd>${sayNumber(count.added)}</dd></div>` : ""
  }<div><dt>After</dt><dd>${sayCount(count.after, "lead")}</dd></div></dl>
<p class="soft">Leads whose sequence ended are counted too.</p>
<ul class="lines">
${given.map(({ address, leads }) => html`<li>${sayCount(leads, "lead")} without a message yet went on from ${address}.</li>`)}
${acceptedMeanwhile > 0 ? html`<li>${sayCount(acceptedMeanwhile, "step")} had already been accepted by the provider when the connection broke, and count as sent.</li>` : ""}
${happened.map(([number, words]) => html`<li>${sayCount(number, "lead")} ${words}; ${plural(number, "their sequence", "their sequences")} ended.</li>`)}
${happened.length === 0 ? html`<li>No sequence ended during the break.</li>` : ""}</ul>`;
}

function campaign({ name, id, resumed, leads: count, nextSteps }: CampaignPart): Markup {
  const steps = [...new Set([...nextSteps.before, ...nextSteps.after].map(({ step }) => step))].sort(
    (a, b) => a - b,
  );
  const waiting = (list: NextSteps) => list.reduce((sum, { leads }) => sum + leads, 0);
  const rest = {
    before: count.before - waiting(nextSteps.before),
    after: count.after - waiting(nextSteps.after),
  };
  const at = (list: NextSteps, step: number) => sayNumber(list.find((one) => one.step === step)?.leads ?? 0);
  return html`<div class="part"><p><a href="/campaigns/${id}">${name}</a> <span class="soft">${resumed ? "paused by this disconnection, resumed by this reconnect" : "not resumed by this reconnect: it ran on, or a person paused it"}</span></p>
<table><thead><tr><th>Leads</th><th class="number">Before</th><th class="number">After</th></tr></thead><tbody>
${steps.map((step) => html`<tr><th scope="row">Step ${step} comes next</th><td class="number">${at(nextSteps.before, step)}</td><td class="number">${at(nextSteps.after, step)}</td></tr>`)}
${rest.before + rest.after > 0 ? html`<tr><th scope="row">No step comes, or a person decides</th><td class="number">${sayNumber(rest.before)}</td><td class="number">${sayNumber(rest.after)}</td></tr>` : ""}
<tr class="sum"><th scope="row">All leads</th><td class="number">${sayNumber(count.before)}</td><td class="number">${sayNumber(count.after)}</td></tr></tbody></table></div>`;
}

export function gap({ gap: read, notRead }: Receipt): Markup {
  const found = [
    sayCount(read.replies, "reply", "replies"),
    sayCount(read.bounces, "bounce"),
    sayCount(read.optOuts, "opt-out"),
    sayCount(read.postponed, "absence note"),
  ];
  const any = read.replies + read.bounces + read.optOuts + read.postponed > 0;
  const missing = notRead
    ? html`<p class="notice wait"><b>Could not be read:</b> ${notReadOf(notRead)}. Answers in it were not applied before the first send.</p>`
    : "";
  return any
    ? html`<p>Mail from the break was read and applied first: ${found.join(", ")}.</p>${missing}`
    : html`<p>The mailbox was read first. No mail from the break changes a sequence.</p>${missing}`;
}

function doubts({ inDoubt }: Receipt, emails: ReadonlyMap<string, string>): Markup {
  if (inDoubt.length === 0) return html`<p>None: every send before the break had a clear end.</p>`;
  return html`<ul class="lines">${inDoubt.map(
    ({ enrolmentId, step, how }) =>
      html`<li><b>${emails.get(enrolmentId) ?? "A removed lead"}</b>, step ${step}: ${DOUBT_WORDS[how]}</li>`,
  )}</ul>`;
}

const DOUBT_WORDS: Record<Receipt["inDoubt"][number]["how"], string> = {
  found_in_sent: "found in the Sent folder, so it went out and is not sent again.",
  not_in_sent: "not in the Sent folder, so it did not go out; it is sent in its turn.",
  person: "decided by a member of the workspace.",
  open: "cannot be known. It is not sent again unless a person says so.",
};

function backlog({ backlog: waits }: Receipt, zone: string): Markup {
  if (waits.waiting === 0 || waits.firstAt === null) return html`<p>No step had piled up.</p>`;
  const first = new Date(waits.firstAt);
  const sight = { now: first, zone };
  return html`<p>${sayCount(waits.waiting, "step")} had piled up. They go out spread over the sending window, never in a burst.</p>
<dl class="facts"><div><dt>First</dt><dd>${fullTime(first, zone)}</dd></div>
${waits.clearBy ? html`<div><dt>All sent by</dt><dd>${clockTime(new Date(waits.clearBy), sight)}</dd></div>` : ""}
<div><dt>Busiest hour</dt><dd>${sayCount(waits.peakPerHour, "send")}</dd></div></dl>`;
}
