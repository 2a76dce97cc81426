import { html } from "hono/html";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { Markup } from "../parts/markup.ts";

/** The people to ask when a mailbox breaks, and the form to change them for a viewer who may. */
export function fixers(
  mailbox: Mailbox,
  backupIds: readonly string[],
  members: Member[],
  viewer: Member,
): Markup {
  const name = (id: string) => members.find((member) => member.id === id)?.name ?? "a former member";
  const backups = backupIds.map(name).join(", ");
  const may = viewer.role === "admin" || viewer.id === mailbox.ownerId;
  return html`<dl class="facts"><div><dt>Owner</dt><dd>${name(mailbox.ownerId)}</dd></div>
<div><dt>Backup</dt><dd>${backups || "none yet"}</dd></div></dl>
${backupIds.length === 0 && members.length > 1 ? html`<p class="soft">When the owner is away, only an admin can reconnect it.</p>` : ""}
${may ? choosing(mailbox, backupIds, members) : ""}`;
}

const choosing = (
  mailbox: Mailbox,
  backupIds: readonly string[],
  members: Member[],
): Markup => html`<details><summary>Change</summary>
<form method="post" action="/mailboxes/${mailbox.id}/fixers" class="stack">
<div class="field"><label for="owner">Owner</label><select id="owner" name="owner">${members.map(
  ({ id, name }) =>
    html`<option value="${id}"${id === mailbox.ownerId ? html` selected` : ""}>${name}</option>`,
)}</select></div>
<fieldset><legend>Backups</legend>${members.map(
  ({ id, name }) =>
    html`<label class="choice"><input type="checkbox" name="backup" value="${id}"${backupIds.includes(id) ? html` checked` : ""}> ${name}</label>`,
)}</fieldset>
<p class="actions"><button class="main">Save</button></p></form></details>`;
