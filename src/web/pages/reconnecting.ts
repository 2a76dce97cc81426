import { Hono } from "hono";
import { html } from "hono/html";
import { isId } from "../../core/is-id.ts";
import type { Reconnect } from "../../core/mailbox/reconnect-store.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { counted } from "../parts/count.ts";
import { plainPage } from "../parts/plain-page.ts";

/** `/reconnecting/<id>`: how far a reconnect is; it leads on to the receipt. */
export function reconnectingPage(web: Web): Hono<MemberEnv> {
  const { store } = web.ctx;
  return new Hono<MemberEnv>().get("/reconnecting/:id", async (c) => {
    const id = c.req.param("id");
    const reconnect = isId(id) ? await store.reconnects.get(id) : null;
    if (reconnect === null || reconnect.workspaceId !== c.get("who").workspace.id) return c.notFound();
    if (reconnect.state === "resumed") return c.redirect(`/receipts/${reconnect.disconnectionId}`, 303);
    const disconnection = await store.incidents.disconnection(reconnect.disconnectionId);
    if (reconnect.state === "failed" && disconnection) {
      return renderPage(web, c, failed(reconnect, disconnection.incidentId));
    }
    const mailbox = await store.mailboxes.get(reconnect.mailboxId);
    return renderPage(web, c, progress(reconnect, mailbox?.address ?? "the mailbox"));
  });
}

const stages = ({ subject }: Reconnect) =>
  [
    ["proven", subject === null ? "The password works" : "The sign-in works", "Both SMTP and IMAP took it."],
    [
      "reading",
      "Reading what came in meanwhile",
      "Who answered, bounced or opted out is not written to again.",
    ],
    [
      "settling",
      "Settling what was in doubt",
      "Sends cut off by the break are looked up in the Sent folder.",
    ],
    ["resumed", "Going on", "Exactly what this disconnection paused, where it was."],
  ] as const;

function progress(reconnect: Reconnect, address: string): PageParts {
  const { state, progress } = reconnect;
  const { read, tries } = progress;
  const all = stages(reconnect);
  // What is proven is done; the next stage is the one at work.
  const at = state === "proven" ? 1 : all.findIndex(([stage]) => stage === state);
  const found = read.replies + read.bounces + read.optOuts + read.postponed;
  return {
    title: `Reconnecting ${address}`,
    live: true,
    width: "narrow",
    body: html`<section class="card plain" aria-live="polite"><h1>Reconnecting ${address}</h1>
<ol class="stages">${all.map(([, title, what], index) => {
      const place = index < at ? "past" : index === at ? "now" : "ahead";
      return html`<li class="${place}"${place === "now" ? html` aria-current="step"` : ""}><b>${title}</b><span class="what">${what}</span></li>`;
    })}</ol>
${found > 0 ? html`<p>Found so far: ${counted(read.replies, "reply", "replies")}, ${counted(read.bounces, "bounce")}, ${counted(read.optOuts, "opt-out")}, ${counted(read.postponed, "absence note")}.</p>` : ""}
${tries > 0 ? html`<p class="notice wait">The mailbox could not be read at once. We try again by ourselves; you can close this page.</p>` : ""}
<noscript><p class="soft">Reload this page to see how far it is.</p></noscript></section>`,
  };
}

const failed = (reconnect: Reconnect, incidentId: string): PageParts =>
  plainPage({
    title: "This try did not succeed",
    lines: [
      reconnect.progress.failure ?? "The mailbox refused us again before everything was read.",
      "Nothing was sent, and every lead is where it was.",
    ],
    action: html`<a class="button main" href="/reconnect/incident/${incidentId}">Try again</a>`,
  });
