import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { type Preview, previewMessage } from "../../core/campaign/preview-message.ts";
import { isId } from "../../core/is-id.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import type { Markup } from "../parts/markup.ts";

/**
 * `/campaigns/<id>/preview?lead=<id>&step=<n>`: one step as one lead gets it, and `/campaigns/<id>/preview/html` its HTML alone,
 * which the first shows in a frame.
 */
export function campaignPreview(web: Web): Hono<MemberEnv> {
  const { ctx } = web;

  async function asked(c: Context<MemberEnv>) {
    const workspaceId = c.get("who").workspace.id;
    const campaignId = c.req.param("id") ?? "";
    const leadId = c.req.query("lead") ?? "";
    if (!isId(campaignId) || !isId(leadId)) return null;
    const campaign = await ctx.store.campaigns.get(workspaceId, campaignId);
    if (campaign === null) return null;
    const wanted = Number(c.req.query("step"));
    const step = campaign.steps.find(({ position }) => position === wanted)?.position ?? 1;
    const made = await previewMessage(ctx, { workspaceId, campaignId, leadId, step });
    return made.kind === "no-such-lead" ? null : { campaignId, campaign, leadId, step, made };
  }

  const pages = new Hono<MemberEnv>().get("/campaigns/:id/preview/html", async (c) => {
    const found = await asked(c);
    if (found?.made.kind !== "preview" || found.made.preview.html === null) return c.notFound();
    return c.html(withoutAddresses(found.made.preview.html));
  });
  return pages.get("/campaigns/:id/preview", async (c) => {
    const found = await asked(c);
    if (found === null) return c.notFound();
    const { campaignId, campaign, leadId, step, made } = found;
    return renderPage(web, c, {
      title: "Preview",
      width: made.kind === "preview" && made.preview.html !== null ? "wide" : "narrow",
      body: html`<div class="title"><p class="crumb"><a href="/campaigns/${campaignId}">${campaign.name}</a></p>
<h1>${made.kind === "preview" ? `What ${made.preview.to} gets` : "Preview"}</h1></div>
<nav class="filters" aria-label="Steps">${campaign.steps.map(
        ({ position }) =>
          html`<a href="/campaigns/${campaignId}/preview?lead=${leadId}&amp;step=${position}"${position === step ? html` aria-current="true"` : ""}>Step ${position}</a>`,
      )}</nav>
${made.kind === "preview" ? letter(made.preview, `/campaigns/${campaignId}/preview/html?lead=${leadId}&step=${step}`) : html`<p class="notice bad">${made.why}</p>`}`,
    });
  });
}

/**
 * A browser may connect to an address before it asks whether it may load from there. So tags of a previewed mail lead nowhere. The
 * page's policy blocks the rest.
 */
const withoutAddresses = (part: string) =>
  part
    .replace(/<(\/?)(link|iframe|frame|object|embed|base|meta)(?=[\s/>])/gi, "<$1no-$2")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(?:[a-z]{2,10}:)?\/\//gi, "#"));

/** @param frame - address of its HTML part */
function letter({ from, to, subject, text, html: part }: Preview, frame: string): Markup {
  const head = html`<dl class="facts">
<div><dt>From</dt><dd>${from.name} &lt;${from.address}&gt;</dd></div><div><dt>To</dt><dd>${to}</dd></div><div><dt>Subject</dt><dd>${subject}</dd></div></dl>`;
  if (part === null) {
    return html`<article class="card">${head}
<pre class="letter">${text}</pre></article>`;
  }
  return html`<article class="card">${head}</article>
<div class="columns"><div class="column"><section class="card" aria-labelledby="seen"><h2 id="seen">HTML</h2>
<p class="soft">Pictures from elsewhere are not loaded here, and links lead nowhere.</p>
<iframe class="mail" title="The HTML part" src="${frame}" sandbox="" referrerpolicy="no-referrer"></iframe>
<details><summary>Source</summary><pre class="letter">${part}</pre></details></section></div>
<div class="column"><section class="card" aria-labelledby="text"><h2 id="text">Text</h2>
<p class="soft">For mail programs that show no HTML.</p><pre class="letter">${text}</pre></section></div></div>`;
}
