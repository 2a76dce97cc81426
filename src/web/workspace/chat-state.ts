import { html } from "hono/html";
import type { ChatPlatform } from "../../core/chat/chat-platform.ts";
import type { ChatInstallation } from "../../core/installation/installation-store.ts";
import type { MaybeMarkup } from "../parts/markup.ts";
import { installPath } from "./chat-install.ts";

type State = {
  /** Its name. */
  platform: string;
  definition: Pick<ChatPlatform, "title" | "words">;
  /** null: it was installed nowhere there. */
  installation: Pick<ChatInstallation, "name" | "removedAt"> | null;
  /** Whether there is an app that can be installed. */
  canInstall: boolean;
  admin: boolean;
};

/** The place of our app in a chat, and the way into another part of it. */
export function chatState(state: State): MaybeMarkup {
  const { installation, canInstall, admin, definition } = state;
  if (installation === null && !canInstall) return "";
  return html`<section class="card stack" aria-label="${definition.title}"><h2>${definition.title}</h2>
${said(state)}
${admin && canInstall ? button(state) : ""}</section>`;
}

function said({ installation, definition: { title, words } }: State) {
  if (installation === null) {
    return html`<p>Add Unpause to your own ${title}: there your people hear of a lost mailbox at once, and reconnect it with one button.</p>`;
  }
  const { name, removedAt } = installation;
  return removedAt === null
    ? html`<p>Unpause is in the ${words.workspace} <b>${name}</b>. Say <code>${words.invite}</code> in the channel that alerts are to go to, then <code>${words.command} settings here</code>.</p>`
    : html`<p class="notice bad">Unpause was removed from the ${words.workspace} <b>${name}</b>, or its permission there was revoked. Until it is installed again, people are written to by mail, and see alerts here.</p>`;
}

function button({ installation, platform, definition }: State) {
  const [look, label] =
    installation === null
      ? ["main", `Add to ${definition.title}`]
      : installation.removedAt === null
        ? ["quiet", "Install again, or elsewhere"]
        : ["main", "Install again"];
  return html`<form method="post" action="${installPath(platform)}" class="actions"><button class="${look}">${label}</button></form>`;
}
