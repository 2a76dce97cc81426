import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { ChatPlatform } from "../../core/chat/chat-platform.ts";
import { beginInstall } from "../../core/installation/begin-install.ts";
import { finishInstall, type InstallResult } from "../../core/installation/finish-install.ts";
import { INSTALL_WORDS, type InstallRefusal } from "../../core/installation/install-words.ts";
import { CALLBACK_WORDS, type RefusedCallback } from "../../core/provider-sign-in/callback-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Env, MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { browserToken, goThere } from "../reconnect/to-provider.ts";

/** Where people install our app in a chat, and where they come back from it. */
export const installPath = (platform: string) => `/${platform}/install`;

type Platform = { name: string } & Pick<ChatPlatform, "title" | "words">;

const platformsOf = ({ ctx }: Web): Platform[] =>
  Object.entries(ctx.platforms).map(([name, platform]) => ({ ...platform, name }));

/** `/slack/install` and its like: one press sends an admin to the chat, to choose where our app is installed. */
export function chatInstallPages(web: Web): Hono<MemberEnv> {
  const pages = new Hono<MemberEnv>();
  for (const platform of platformsOf(web)) {
    const { name, title } = platform;
    pages
      .get(installPath(name), (c) => {
        if (web.ctx.chatApps[name] === undefined)
          return renderPage(web, c, notInstalled({ kind: "not-set-up" }, platform, toSettings));
        return renderPage(
          web,
          c,
          c.get("who").member.role === "admin"
            ? ask(platform)
            : notInstalled({ kind: "not-entitled" }, platform, toSettings),
        );
      })
      .post(installPath(name), async (c) => {
        const begun = await beginInstall(web.ctx, c.get("who").member, name, browserToken(c as Context));
        switch (begun.kind) {
          case "begun":
            return goThere(web, c, begun, { at: title });
          default:
            return renderPage(web, c, notInstalled(begun, platform, toSettings));
        }
      });
  }
  return pages;
}

const ask = ({ name, title, words }: Platform): PageParts =>
  plainPage({
    title: `Add Unpause to ${title}`,
    status: 200,
    lines: [`${title} asks you which ${words.workspace} you add it to, and what it may do there.`],
    action: html`<form method="post" action="${installPath(name)}"><button class="main" autofocus>Go to ${title}</button></form>`,
  });

/** `/slack/oauth_redirect` and its like: where people come back from the chat. */
export function chatInstallCallbacks(web: Web): Hono<Env> {
  const pages = new Hono<Env>();
  for (const platform of platformsOf(web)) {
    pages.get(`/${platform.name}/oauth_redirect`, async (c) => {
      const from = {
        browserToken: browserToken(c as Context),
        memberId: c.get("who")?.member.id ?? null,
      };
      const result = await finishInstall(web.ctx, platform.name, from, c.req.query());
      if (result.kind === "installed") return c.redirect(`/settings?installed=${platform.name}`, 303);
      return renderPage(web, c as Context, refusal(result, platform));
    });
  }
  return pages;
}

const howToSignIn = html`<a class="button main" href="/sign-in">How to sign in</a>`;
const toSettings = html`<a class="button" href="/settings">Settings</a>`;

function refusal(result: Exclude<InstallResult, { kind: "installed" }>, platform: Platform): PageParts {
  const again = html`<a class="button main" href="${installPath(platform.name)}">Begin again</a>`;
  switch (result.kind) {
    case "declined":
    case "not-entitled":
    case "organisation":
    case "refused":
      return notInstalled(result, platform, again);
    default:
      return notTaken(result, platform.title, again);
  }
}

function notInstalled(result: InstallRefusal, platform: Platform, again: Markup): PageParts {
  const { name, title, words } = platform;
  const said = outcomeOf(INSTALL_WORDS, result, { title, chatWorkspace: words.workspace });
  const page = (status: NonNullable<PageParts["status"]>, action: Markup, ...more: (string | Markup)[]) =>
    plainPage({ title: said.title, status, lines: [said.sentence, ...more], action });
  switch (result.kind) {
    case "not-set-up":
      return page(
        503,
        toSettings,
        html`The operator finds the steps in <code>docs/${name}.md</code>; <code>npx unpause doctor</code> says what is configured.`,
      );
    case "declined":
      return page(
        422,
        html`${again}${toSettings}`,
        `If ${title} has asked an admin for you, begin again once they have agreed.`,
      );
    case "not-entitled":
      return page(403, toSettings);
    case "organisation":
      return page(422, again, `On ${title}'s page choose the ${words.workspace} itself, at the top right.`);
    case "refused":
      return page(
        422,
        again,
        "If it goes on, the operator of this Unpause finds out more with “npx unpause doctor”.",
        html`<details><summary>${title}'s own word</summary><blockquote>${result.why}</blockquote></details>`,
      );
  }
}

const STATUS = {
  "no-state": 400,
  "unknown-state": 400,
  "other-browser": 403,
  "not-signed-in": 401,
  "not-yours": 403,
  used: 410,
  expired: 410,
} as const;

function notTaken(result: RefusedCallback, at: string, again: Markup): PageParts {
  const { title, sentence } = outcomeOf(CALLBACK_WORDS, result, { errand: "installation", at });
  const { kind } = result;
  return plainPage({
    title,
    status: STATUS[kind],
    lines: kind === "used" ? [sentence, "If it worked, the settings say so."] : [sentence],
    action: kind === "not-signed-in" ? howToSignIn : html`${kind === "used" ? toSettings : ""}${again}`,
  });
}
