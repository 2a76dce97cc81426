import { Hono } from "hono";
import { validator } from "hono/validator";
import type { MemberEnv, Web } from "../env.ts";
import type { SandboxControls } from "../sandbox-controls.ts";

type Fields = { address: string; domain: string; on: boolean };

/** What each button of the panel does. */
const PRESSES: Record<string, (sandbox: SandboxControls, fields: Fields) => unknown> = {
  "change-password": ({ breaks }, { address }) => breaks.changePassword(address),
  "revoke-app-password": ({ breaks }, { address }) => breaks.revokeAppPassword(address),
  "smtp-auth": ({ breaks }, { domain, on }) => breaks.setSmtpAuth(domain, !on),
  throttle: ({ breaks }, { on }) => breaks.throttle(on),
  down: ({ breaks }, { on }) => (on ? breaks.goDown() : breaks.comeBack()),
  "refuse-as-spam": ({ breaks }, { on }) => breaks.refuseAsSpam(on),
  "cut-after-data": ({ breaks }, { on }) => breaks.cutAfterData(on),
};

/** Whoever mends something here wants to see it go on, and the provider is at hand: it is looked at now, not in its turn. */
async function lookAtHeld({ store, wake }: Web["ctx"], workspaceId: string): Promise<void> {
  for (const { id, state } of await store.mailboxes.list(workspaceId)) {
    if (state.kind === "held") await wake("prove-mailbox", id);
  }
}

/** `POST /sandbox/<break>`, where a sandbox runs. */
export function sandboxPages({ sandbox, ctx }: Web): Hono<MemberEnv> {
  const pages = new Hono<MemberEnv>();
  if (sandbox === null) return pages;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const fields = validator(
    "form",
    (form): Fields => ({
      address: text(form.address),
      domain: text(form.domain),
      on: form.on === "yes",
    }),
  );
  return pages.post("/sandbox/:verb", fields, async (c) => {
    const press = PRESSES[c.req.param("verb")];
    const form = c.req.valid("form");
    const known = form.address === "" || sandbox.mailboxes().some(({ address }) => address === form.address);
    if (press === undefined || !known) return c.notFound();
    await press(sandbox, form);
    const { id: workspaceId } = c.get("who").workspace;
    await lookAtHeld(ctx, workspaceId);
    ctx.live.changed(workspaceId);
    return c.redirect("/#sandbox", 303);
  });
}
