import type { Context } from "hono";
import { html } from "hono/html";
import type { Outcome } from "../../core/words/outcome.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";

const nameOf = async (
  { store }: Web["ctx"],
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
): Promise<string> =>
  (await store.campaigns.names(workspaceId)).find(({ id }) => id === campaignId)?.name ?? "The campaign";

/** The answers to the buttons of a campaign's page. */
export function campaignAnswers(web: Web) {
  const { ctx } = web;
  const target = (c: Context<MemberEnv>) => {
    const { member, workspace } = c.get("who");
    const campaignId = c.req.param("id") ?? "";
    return { workspaceId: workspace.id, memberId: member.id, campaignId };
  };
  const about = async (c: Context<MemberEnv>) => ({ name: await nameOf(ctx, target(c)) });
  const back = (c: Context<MemberEnv>) => c.redirect(`/campaigns/${c.req.param("id")}`, 303);
  const unchanged = (c: Context<MemberEnv>, { title, sentence }: Outcome, more: Markup | null = null) =>
    renderPage(
      web,
      c,
      plainPage({
        title,
        status: 409,
        lines: more === null ? [sentence] : [sentence, more],
        action: html`<a class="button" href="/campaigns/${c.req.param("id")}">Back to the campaign</a>`,
      }),
    );

  return { target, about, back, unchanged };
}
