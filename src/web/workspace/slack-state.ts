import { html } from "hono/html";
import type { ChatInstallation } from "../../core/installation/installation-store.ts";
import type { MaybeMarkup } from "../parts/markup.ts";

type State = {
  /** null: installed in no Slack workspace. */
  installation: Pick<ChatInstallation, "name" | "removedAt"> | null;
  /** Whether there is an app that can be installed. */
  canInstall: boolean;
  admin: boolean;
};

/** In which Slack workspace we are, and the way into another. */
export function slackState({ installation, canInstall, admin }: State): MaybeMarkup {
  if (installation === null && !canInstall) return "";
  return html`<section class="card stack" aria-label="Slack"><h2>Slack</h2>
${said(installation)}
${admin && canInstall ? button(installation) : ""}</section>`;
}

function said(installation: State["installation"]) {
  if (installation === null) {
    return html`<p>Add Unpause to your own Slack: there your people hear of a lost mailbox at once, and reconnect it with one button.</p>`;
  }
  const { name, removedAt } = installation;
  return removedAt === null
    ? html`<p>Unpause is in the Slack workspace <b>${name}</b>. Say <code>/invite @Unpause</code> in the channel that alerts are to go to, then <code>/unpause settings here</code>.</p>`
    : html`<p class="notice bad">Unpause was removed from the Slack workspace <b>${name}</b>, or its permission there was revoked. Until it is installed again, people are written to by mail, and see alerts here.</p>`;
}

const button = (installation: State["installation"]) =>
  installation === null
    ? html`<form method="post" action="/slack/install" class="actions"><button class="main">Add to Slack</button></form>`
    : installation.removedAt === null
      ? html`<form method="post" action="/slack/install" class="actions"><button class="quiet">Install again, or elsewhere</button></form>`
      : html`<form method="post" action="/slack/install" class="actions"><button class="main">Install again</button></form>`;
