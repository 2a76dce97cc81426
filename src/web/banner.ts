import { html } from "hono/html";
import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import { counted } from "./parts/count.ts";
import type { MaybeMarkup } from "./parts/markup.ts";

/** On every page, for whose mailboxes are lost: whoever no message reached sees it here. */
export async function banner({ store }: Pick<Context, "store">, member: Member): Promise<MaybeMarkup> {
  const lost = await store.views.lostInNameOf(member.id);
  if (lost === null) return "";
  const { incidentId, address, mailboxes } = lost;
  const what = mailboxes === 1 ? address : counted(mailboxes, "of your mailboxes", "of your mailboxes");
  return html`<div class="notice bad banner" role="status"><b>${what} ${mailboxes === 1 ? "is" : "are"} disconnected.</b>
<a href="/reconnect/incident/${incidentId}">Reconnect</a></div>`;
}
