import { Hono } from "hono";
import { html } from "hono/html";
import { validator } from "hono/validator";
import { brakeNotices } from "../../core/brake/brake-notice.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";
import type { SandboxControls, SandboxPress } from "./sandbox-controls.ts";
import { SANDBOX_ALERT, sandboxSaid } from "./sandbox-said.ts";

/** The effect of each button of the panel. */
const PRESSES: Record<string, (sandbox: SandboxControls, press: SandboxPress, memberId: string) => unknown> =
  {
    "change-password": ({ breaks }, { address }) => breaks.changePassword(address),
    "revoke-app-password": ({ breaks }, { address }) => breaks.revokeAppPassword(address),
    "smtp-auth": ({ breaks }, { domain, on }) => breaks.setSmtpAuth(domain, !on),
    throttle: ({ breaks }, { on }) => breaks.throttle(on),
    down: ({ breaks }, { on }) => (on ? breaks.goDown() : breaks.comeBack()),
    "refuse-as-spam": ({ breaks }, { on }) => breaks.refuseAsSpam(on),
    "cut-after-data": ({ breaks }, { on }) => breaks.cutAfterData(on),
    "start-anew": ({ startAnew }, _, memberId) => startAnew?.(memberId),
  };

/** A mailbox that is being probed when something is mended is probed once more. */
const AGAIN_MS = 3_000;
const MAILBOXES_READ = 100;

/**
 * A person who mends something here wants to see the effect. The provider is close, so mailboxes are probed now, and not in their
 * turn.
 */
async function probeSoon(ctx: Web["ctx"], workspaceId: string, press: SandboxPress): Promise<void> {
  const { store, wake, clock } = ctx;
  const again = new Date(clock.now().getTime() + AGAIN_MS);
  for (const { id, state } of await store.mailboxes.list(workspaceId)) {
    const waits = state.kind === "held" || (state.kind === "disconnected" && !press.on);
    if (!waits) continue;
    await wake("prove-mailbox", id);
    await wake("prove-mailbox", id, again);
  }
}

/** The page of the alert that a press has led to; null: not yet. */
async function alertOf(ctx: Web["ctx"], workspaceId: string, press: SandboxPress): Promise<string | null> {
  const { views } = ctx.store;
  if (press.verb === "refuse-as-spam") {
    const [brakeId] = await brakeNotices.open(ctx, workspaceId, 1);
    return brakeId === undefined ? null : `/notices/brake/${brakeId}`;
  }
  const { rows } = await views.mailboxes.list(workspaceId, { skip: 0, take: MAILBOXES_READ });
  const lost = rows.find(
    ({ mailbox: { address }, disconnection }) =>
      disconnection && (address === press.address || address.endsWith(`@${press.domain}`)),
  );
  if (lost?.disconnection) return `/incidents/${lost.disconnection.incidentId}`;
  if (press.on) return null;
  const [newest] = await views.incidents.list(workspaceId, 1);
  return newest ? `/incidents/${newest.id}` : null;
}

/** `POST /sandbox/<break>`, where a sandbox runs, and `/sandbox/alert`, which leads to the resulting alert. */
export function sandboxPages(web: Web): Hono<MemberEnv> {
  const { sandbox, ctx } = web;
  const pages = new Hono<MemberEnv>();
  if (sandbox === null) return pages;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const fields = validator("form", (form) => ({
    address: text(form.address),
    domain: text(form.domain),
    // A press without it only breaks.
    on: form.on !== "no",
  }));
  return pages
    .get(SANDBOX_ALERT, async (c) => {
      const { lastPress } = sandbox;
      const said = lastPress && sandboxSaid(lastPress);
      if (!said) return c.redirect("/", 303);
      const path = await alertOf(ctx, c.get("who").workspace.id, lastPress);
      if (path !== null) return c.redirect(path, 303);
      // It renews itself, and so leads to the alert when there is one.
      const page = plainPage({
        title: "No alert yet",
        status: 200,
        lines: [said.did, said.means, "This page goes on to the alert by itself."],
        action: html`<a class="button" href="${SANDBOX_ALERT}">Look again</a> <a class="button" href="/">Go to the dashboard</a>`,
      });
      return renderPage(web, c, { ...page, live: true });
    })
    .post("/sandbox/:verb", fields, async (c) => {
      const verb = c.req.param("verb");
      const act = PRESSES[verb];
      const press = { verb, ...c.req.valid("form") };
      const known =
        press.address === "" || sandbox.mailboxes().some(({ address }) => address === press.address);
      if (act === undefined || !known) return c.notFound();
      const { workspace, member } = c.get("who");
      await act(sandbox, press, member.id);
      sandbox.lastPress = press;
      await probeSoon(ctx, workspace.id, press);
      ctx.live.changed(workspace.id);
      return c.redirect("/#sandbox", 303);
    });
}
