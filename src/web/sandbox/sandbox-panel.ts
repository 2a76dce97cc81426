import { html } from "hono/html";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import type { SandboxDesk } from "./sandbox-controls.ts";
import { sandboxSaid } from "./sandbox-said.ts";

/** The sandbox's own panel: break something, see what happens. */
export function sandboxPanel(sandbox: SandboxDesk): Markup {
  sandbox.seen?.();
  const mailboxes = sandbox.mailboxes();
  const broken = sandbox.broken();
  const domains = [...new Set(mailboxes.map(({ address }) => address.slice(address.lastIndexOf("@") + 1)))];
  return html`<section class="card sandbox" aria-labelledby="sandbox-title" id="sandbox">
<h2 id="sandbox-title">Sandbox</h2>
${lastSaid(sandbox)}
<p class="soft">These mailboxes live in a mail provider of our own on this machine, with real SMTP and IMAP. Nothing leaves it, so break things.</p>
<div class="scroll"><table class="stacked"><caption class="hidden">Mailboxes of the sandbox and their passwords</caption>
<thead><tr><th>Mailbox</th><th>Password now</th><th><span class="hidden">Break it</span></th></tr></thead>
<tbody>${mailboxes.map(({ address, kind, password }) => {
    const verb = kind === "app_password" ? "revoke-app-password" : "change-password";
    return html`<tr id="sandbox-${address}"><th scope="row">${address}</th><td data-label="Password now"><code>${password}</code></td>
<td>${press(verb, kind === "app_password" ? "Revoke the app password" : "Change the password", { address })}</td></tr>`;
  })}</tbody></table></div>
<div class="switches">
${domains.map((domain) => {
  const off = broken.smtpAuthOff.includes(domain);
  return toggle(
    off,
    "smtp-auth",
    `Switch SMTP sign-in off for all of ${domain}`,
    `SMTP sign-in is off for ${domain}: switch it on`,
    { domain },
  );
})}
${toggle(broken.throttled, "throttle", "Throttle everybody", "Throttled: stop it", {})}
${toggle(broken.down, "down", "Take the provider down", "The provider is down: bring it back", {})}
${toggle(broken.refusesAsSpam, "refuse-as-spam", "Refuse every mail as spam", "Mails are refused as spam: stop it", {})}
${toggle(broken.cutAfterData, "cut-after-data", "Cut the line after each mail", "Lines are cut: stop it", {})}
</div>
${
  sandbox.startAnew
    ? html`<div class="actions">${press("start-anew", "Start the sandbox anew", {})}<span class="soft">Mends everything, reconnects what is lost, and brings new leads.</span></div>`
    : ""
}
</section>`;
}

/** It is shown where the press was, so that it is seen on a phone, too. */
function lastSaid({ lastPress }: SandboxDesk): MaybeMarkup {
  const said = lastPress && sandboxSaid(lastPress);
  if (!said) return "";
  const mends = !lastPress.on || lastPress.verb === "start-anew";
  return html`<div class="notice ${mends ? "good" : "wait"}" id="sandbox-said" tabindex="-1"><p data-say><b>${said.did}</b> ${said.means}</p>
<p class="actions"><a class="button small" href="${said.way.path}">${said.way.label}</a></p></div>`;
}

/** @param on - whether the fault is on now; a press turns it over */
function toggle(
  on: boolean,
  verb: string,
  breakIt: string,
  mendIt: string,
  fields: Record<string, string>,
): Markup {
  return press(verb, on ? mendIt : breakIt, { ...fields, on: on ? "no" : "yes" }, on);
}

function press(verb: string, label: string, fields: Record<string, string>, broken = false): Markup {
  return html`<form method="post" action="/sandbox/${verb}">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="${broken ? "small mend" : "small"}">${label}</button></form>`;
}
