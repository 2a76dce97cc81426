import { html } from "hono/html";
import type { Context } from "../../core/context.ts";
import { warningsOf } from "../../core/health/warnings.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { MaybeMarkup } from "./markup.ts";

/** For admins: incomplete set-up, before it does harm. Failing jobs are in the banner of each page. */
export async function setUpWarnings(
  ctx: Pick<Context, "store" | "urlTrouble" | "publicUrl" | "operator" | "platforms">,
  { role, workspaceId }: Member,
): Promise<MaybeMarkup> {
  if (role !== "admin") return "";
  const warnings = (await warningsOf(ctx)).filter(
    (each) => each.kind !== "jobs-fail" && (each.workspaceId ?? workspaceId) === workspaceId,
  );
  return html`${warnings.map(
    ({ says, mend, offer }) =>
      html`<p class="notice" role="status"><b>${says}</b> ${mend}${offer ? html` <a href="${offer.path}">${offer.label}</a>` : ""}</p>`,
  )}`;
}
