import { html } from "hono/html";
import type { SessionRow } from "../../core/sign-in/session-store.ts";
import { badge } from "../parts/badge.ts";
import type { Markup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";
import { browserName } from "./browser-name.ts";

/** Where a member is signed in, and how that ends. @param here - the session that looks */
export const sessionList = (
  sessions: SessionRow[],
  here: string,
  sight: Sight,
): Markup => html`<section class="card stack" aria-labelledby="sessions"><h2 id="sessions">Where you are signed in</h2>
<ul class="lines">${sessions.map((session) => row(session, session.id === here, sight))}</ul>
<p class="soft">A sign-in ends after 30 days, or when it was not used for 14 days.</p>
<form method="post" action="/you/sign-out-everywhere" class="actions"><button>Sign out everywhere</button></form></section>`;

const row = (
  { id, browser, network, signedInAt, seenAt }: SessionRow,
  here: boolean,
  sight: Sight,
): Markup => html`<li class="spread"><span><b>${browserName(browser)}</b> ${here ? badge("good", "This browser") : ""}<br>
<span class="soft">${network === null ? "" : html`From ${network}. `}Signed in ${moment(signedInAt, sight)}, last used ${here ? "now" : moment(seenAt, sight)}.</span></span>
${here ? "" : html`<form method="post" action="/you/sessions/${id}/end"><button class="quiet">Sign out</button></form>`}</li>`;
