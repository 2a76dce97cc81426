import { html } from "hono/html";
import type { MailboxRow } from "../../core/views/mailbox-views.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { Markup } from "./markup.ts";

/** The viewer's way to mend a lost mailbox: have the admin act, reconnect it, or ask its owner, by name. */
export type WayBack = { label: string; path: string; main: boolean };

/** @returns null: nothing is lost */
export function wayBack(
  {
    mailbox,
    owner,
    backupIds,
    disconnection,
  }: Pick<MailboxRow, "mailbox" | "owner" | "backupIds" | "disconnection">,
  viewer: Member,
): WayBack | null {
  if (disconnection === null) return null;
  const { incidentId, fixer } = disconnection;
  if (fixer === "admin")
    return { label: "Text for your admin", path: `/incidents/${incidentId}#for-admin`, main: true };
  const path = `/reconnect/incident/${incidentId}/${mailbox.id}`;
  return mayReconnect({ owner, backupIds }, viewer)
    ? { label: "Reconnect", path, main: true }
    : { label: `Ask ${owner.name}`, path, main: false };
}

const mayReconnect = ({ owner, backupIds }: Pick<MailboxRow, "owner" | "backupIds">, viewer: Member) =>
  viewer.role === "admin" || owner.id === viewer.id || backupIds.includes(viewer.id);

export const wayLink = ({ label, path }: WayBack): Markup => html`<a href="${path}">${label}</a>`;

export const wayButton = ({ label, path, main }: WayBack): Markup =>
  html`<a class="button${main ? " main" : ""}" href="${path}">${label}</a>`;
