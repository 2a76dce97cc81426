import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { beginInstall } from "../../core/installation/begin-install.ts";
import { finishInstall, type InstallResult } from "../../core/installation/finish-install.ts";
import type { Env, MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";
import { browserToken, goThere } from "../reconnect/to-provider.ts";

const SLACK = "slack";

/** `/slack/install`: one press sends an admin to Slack, to choose where our app is installed. */
export function slackInstallPage(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>()
    .get("/slack/install", (c) => {
      if (web.ctx.chatApps[SLACK] === undefined) return renderPage(web, c, notSetUp());
      return renderPage(web, c, c.get("who").member.role === "admin" ? ask() : onlyAdmins());
    })
    .post("/slack/install", async (c) => {
      const begun = await beginInstall(web.ctx, c.get("who").member, SLACK, browserToken(c as Context));
      switch (begun.kind) {
        case "begun":
          return goThere(web, c, begun, { at: "Slack" });
        case "not-set-up":
          return renderPage(web, c, notSetUp());
        case "not-entitled":
          return renderPage(web, c, onlyAdmins());
      }
    });
}

const ask = (): PageParts =>
  plainPage({
    title: "Add Unpause to Slack",
    status: 200,
    lines: ["Slack asks you which of your Slack workspaces you add it to, and what it may do there."],
    action: html`<form method="post" action="/slack/install"><button class="main" autofocus>Go to Slack</button></form>`,
  });

/** `/slack/oauth_redirect`: where people come back from Slack. */
export function slackInstallCallback(web: Web): Hono<Env> {
  return new Hono<Env>().get("/slack/oauth_redirect", async (c) => {
    const from = {
      browserToken: browserToken(c as Context),
      memberId: c.get("who")?.member.id ?? null,
    };
    const result = await finishInstall(web.ctx, SLACK, from, c.req.query());
    if (result.kind === "installed") return c.redirect("/settings?slack=installed", 303);
    return renderPage(web, c as Context, refusal(result));
  });
}

const again = html`<a class="button main" href="/slack/install">Begin again</a>`;
const toSettings = html`<a class="button" href="/settings">Settings</a>`;
const AS_IT_WAS = "Nothing was changed here.";

function refusal(result: Exclude<InstallResult, { kind: "installed" }>): PageParts {
  switch (result.kind) {
    case "no-state":
    case "unknown-state":
      return plainPage({
        title: "We did not ask for this installation",
        status: 400,
        lines: [`It was not begun from the settings of this Unpause. ${AS_IT_WAS}`],
        action: again,
      });
    case "other-browser":
      return plainPage({
        title: "This was begun in another browser",
        status: 403,
        lines: [
          `So that nobody can tie a Slack of theirs to your workspace, it has to end in the browser it was begun in. ${AS_IT_WAS}`,
        ],
        action: again,
      });
    case "not-signed-in":
      return plainPage({
        title: "Sign in to Unpause first",
        status: 401,
        lines: [`Your session here has ended. ${AS_IT_WAS} Sign in, then begin again.`],
        action: html`<a class="button main" href="/sign-in">How to sign in</a>`,
      });
    case "not-yours":
      return plainPage({
        title: "Another member began this",
        status: 403,
        lines: [`Another member is signed in to Unpause in this browser now. ${AS_IT_WAS}`],
        action: again,
      });
    case "used":
      return plainPage({
        title: "This has been used already",
        status: 410,
        lines: ["It counts once; perhaps the page was reloaded. If it worked, the settings say so."],
        action: html`${toSettings}${again}`,
      });
    case "expired":
      return plainPage({
        title: "This took too long",
        status: 410,
        lines: [`It has to end within twenty minutes. ${AS_IT_WAS}`],
        action: again,
      });
    case "declined":
      return plainPage({
        title: "Slack was not allowed it",
        status: 422,
        lines: [
          `The installation was cancelled there, or an admin of that Slack workspace must agree first. ${AS_IT_WAS}`,
          "If Slack has asked an admin for you, begin again once they have agreed.",
        ],
        action: html`${again}${toSettings}`,
      });
    case "not-entitled":
      return onlyAdmins();
    case "organisation":
      return wholeOrganisation();
    case "refused":
      return plainPage({
        title: "Slack did not complete it",
        status: 422,
        lines: [
          AS_IT_WAS,
          "Try again in a minute. If it goes on, whoever runs this Unpause finds out more with “npx unpause doctor”.",
          html`<details><summary>Slack's own word</summary><blockquote>${result.why}</blockquote></details>`,
        ],
        action: again,
      });
  }
}

const wholeOrganisation = () =>
  plainPage({
    title: "Choose one Slack workspace",
    status: 422,
    lines: [
      `Unpause was installed for a whole organisation, and cannot know which of its workspaces your people are in. ${AS_IT_WAS}`,
      "On Slack's page choose the workspace itself, at the top right.",
    ],
    action: again,
  });

const onlyAdmins = () =>
  plainPage({
    title: "Only an admin installs Unpause in Slack",
    status: 403,
    lines: [`${AS_IT_WAS} Ask an admin of your workspace in Unpause.`],
    action: toSettings,
  });

const notSetUp = () =>
  plainPage({
    title: "This Unpause has no app that can be installed in Slack",
    status: 503,
    lines: [
      html`The operator finds the steps in <code>docs/slack.md</code>; <code>npx unpause doctor</code> says what is configured.`,
    ],
    action: toSettings,
  });
