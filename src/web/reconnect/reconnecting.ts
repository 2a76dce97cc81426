import { Hono } from "hono";
import { html } from "hono/html";
import { isId } from "../../core/is-id.ts";
import { goOnWithout } from "../../core/reconnect/go-on-without.ts";
import { GO_ON_WITHOUT_WORDS } from "../../core/reconnect/go-on-without-words.ts";
import type { Reconnect } from "../../core/reconnect/reconnect-store.ts";
import { waitForFolders } from "../../core/reconnect/unread-folders.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { plural, sayCount } from "../../core/words/say.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import type { MaybeMarkup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";

/** `/reconnecting/<id>`: how far a reconnect is; it leads on to the receipt. */
export function reconnectingPage(web: Web): Hono<MemberEnv> {
  const { store, clock } = web.ctx;
  const find = async (workspaceId: string, id: string) => {
    const reconnect = isId(id) ? await store.reconnects.get(id) : null;
    return reconnect?.workspaceId === workspaceId ? reconnect : null;
  };
  return new Hono<MemberEnv>()
    .get("/reconnecting/:id", async (c) => {
      const reconnect = await find(c.get("who").workspace.id, c.req.param("id"));
      if (reconnect === null) return c.notFound();
      if (reconnect.state === "resumed") return c.redirect(`/receipts/${reconnect.disconnectionId}`, 303);
      const disconnection = await store.disconnections.get(reconnect.disconnectionId);
      if (reconnect.state === "failed" && disconnection) {
        return renderPage(web, c, failed(reconnect, disconnection.incidentId));
      }
      const mailbox = await store.mailboxes.get(reconnect.mailboxId);
      return renderPage(web, c, progress(reconnect, mailbox?.address ?? "the mailbox", clock.now()));
    })
    .post("/reconnecting/:id/without", async (c) => {
      const { workspace, member } = c.get("who");
      const reconnect = await find(workspace.id, c.req.param("id"));
      if (reconnect === null) return c.notFound();
      const result = await goOnWithout(web.ctx, { reconnectId: reconnect.id, memberId: member.id });
      if (result.kind !== "not-yours") return c.redirect(`/reconnecting/${reconnect.id}`, 303);
      const { title, sentence } = outcomeOf(GO_ON_WITHOUT_WORDS, result, null);
      return renderPage(web, c, plainPage({ title, lines: [sentence], status: 403 }));
    });
}

const stages = ({ subject }: Reconnect) =>
  [
    ["proven", subject === null ? "The password works" : "The sign-in works", "Both SMTP and IMAP took it."],
    ["reading", "Reading new mail", "Leads who answered, bounced or opted out get no further message."],
    ["settling", "Settling sends in doubt", "Sends cut off by the break are looked up in the Sent folder."],
    ["resumed", "Going on", "Exactly what this disconnection paused, where it was."],
  ] as const;

/** The folders that it waits for, and the one press that lets it go on. */
export function folderWait({ id, progress }: Pick<Reconnect, "id" | "progress">, now: Date): MaybeMarkup {
  const wait = waitForFolders(progress, now);
  if (wait === null) return "";
  const folders = progress.unread?.folders ?? [];
  const name = plural(folders.length, "this folder", "these folders");
  const list = html`<ul class="lines">${folders.map(
    ({ path, words }) => html`<li><b>${path}</b><br><span class="soft">The server says: ${words}</span></li>`,
  )}</ul>`;
  if (wait.kind === "waits") {
    return html`<div class="notice wait"><p>The server does not let us read ${name}. We try again by ourselves.</p>${list}</div>`;
  }
  return html`<div class="notice wait"><p><b>The server still does not let us read ${name}.</b> Replies and opt-outs in there are not known. If you continue, the receipt says so.</p>${list}
<form method="post" action="/reconnecting/${id}/without"><button class="main">Continue without ${name}</button></form></div>`;
}

/** How far it is. */
function progress(reconnect: Reconnect, address: string, now: Date): PageParts {
  return { ...progressPage(reconnect, address, folderWait(reconnect, now)), live: true };
}

/** @param wait - what is said of folders that cannot be read */
export function progressPage(reconnect: Reconnect, address: string, wait: MaybeMarkup): PageParts {
  const { state, progress } = reconnect;
  const { read, tries } = progress;
  const all = stages(reconnect);
  // The proof is done. The next stage is under way.
  const at = state === "proven" ? 1 : all.findIndex(([stage]) => stage === state);
  const found = read.replies + read.bounces + read.optOuts + read.postponed;
  return {
    title: `Reconnecting ${address}`,
    width: "narrow",
    body: html`<section class="card plain"><h1>Reconnecting ${address}</h1>
<ol class="stages">${all.map(([, title, what], index) => {
      const place = index < at ? "past" : index === at ? "now" : "ahead";
      return html`<li class="${place}"${place === "now" ? html` aria-current="step" data-say` : ""}><b>${title}</b><span class="what">${what}</span></li>`;
    })}</ol>
${found > 0 ? html`<p>Found so far: ${sayCount(read.replies, "reply", "replies")}, ${sayCount(read.bounces, "bounce")}, ${sayCount(read.optOuts, "opt-out")}, ${sayCount(read.postponed, "absence note")}.</p>` : ""}
${wait}
${tries > 0 && !progress.unread ? html`<p class="notice wait">The mailbox could not be read at once. We try again by ourselves; you can close this page.</p>` : ""}
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
