import { Hono } from "hono";
import { html } from "hono/html";
import { type Preview, previewMessage } from "../../core/campaign/preview-message.ts";
import { isId } from "../../core/is-id.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import type { Markup } from "../parts/markup.ts";

/** `/campaigns/<id>/preview?lead=<id>&step=<n>`: one step as one lead gets it. */
export function campaignPreview(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  return new Hono<MemberEnv>().get("/campaigns/:id/preview", async (c) => {
    const workspaceId = c.get("who").workspace.id;
    const campaignId = c.req.param("id");
    const leadId = c.req.query("lead") ?? "";
    if (!isId(campaignId) || !isId(leadId)) return c.notFound();
    const campaign = await ctx.store.campaigns.get(workspaceId, campaignId);
    if (campaign === null) return c.notFound();
    const asked = Number(c.req.query("step"));
    const step = campaign.steps.find(({ position }) => position === asked)?.position ?? 1;
    const made = await previewMessage(ctx, { workspaceId, campaignId, leadId, step });
    if (made.kind === "no_such_lead") return c.notFound();
    return renderPage(web, c, {
      title: "Preview",
      width: "narrow",
      body: html`<div class="title"><p class="crumb"><a href="/campaigns/${campaignId}">${campaign.name}</a></p>
<h1>${made.kind === "preview" ? `What ${made.preview.to} gets` : "Preview"}</h1></div>
<nav class="filters" aria-label="Steps">${campaign.steps.map(
        ({ position }) =>
          html`<a href="/campaigns/${campaignId}/preview?lead=${leadId}&amp;step=${position}"${position === step ? html` aria-current="true"` : ""}>Step ${position}</a>`,
      )}</nav>
${made.kind === "preview" ? letter(made.preview) : html`<p class="notice bad">${made.why}</p>`}`,
    });
  });
}

function letter({ from, to, subject, text }: Preview): Markup {
  return html`<article class="card"><dl class="facts">
<div><dt>From</dt><dd>${from.name} &lt;${from.address}&gt;</dd></div><div><dt>To</dt><dd>${to}</dd></div><div><dt>Subject</dt><dd>${subject}</dd></div></dl>
<pre class="letter">${text}</pre></article>`;
}
