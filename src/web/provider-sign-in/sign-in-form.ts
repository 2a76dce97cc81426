import { html } from "hono/html";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import type { Markup } from "../parts/markup.ts";
import { titleOf } from "../reconnect/provider-answers.ts";

/** @param action - a POST to it begins the sign-in at the provider's page */
export const signInForm = (provider: OAuthProviderName, action: string): Markup =>
  html`<form method="post" action="${action}" class="card stack">
<p>${titleOf(provider)} asks you itself who you are and what Unpause may do. We never see your password.</p>
<p class="actions"><button class="main" autofocus>Sign in with ${titleOf(provider)}</button></p></form>`;
