import { Hono } from "hono";
import { html } from "hono/html";
import type { AlertChannel } from "../../core/chat/destination.ts";
import { changeSettings, type SettingsFaults as Faults } from "../../core/settings/change-settings.ts";
import { SETTINGS_WORDS } from "../../core/settings/settings-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { SignedIn } from "../../core/workspace/member.ts";
import type { MemberEnv, Web } from "../env.ts";
import { askToSignInAgain, isFresh } from "../fresh-sign-in.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { anyChat, chatsForSecrets } from "../parts/chat-title.ts";
import { field } from "../parts/field.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { setUpWarnings } from "../parts/set-up-warnings.ts";
import { chatState } from "./chat-state.ts";
import { connectForm } from "./connect-code.ts";

type Wished = {
  name: string;
  timeZone: string;
  /** By platform, as they were typed. */
  channels: Record<string, string>;
  secretInChat: boolean;
  lettersThroughMailboxes: boolean;
  brakeRefusals: string;
  brakeBounces: string;
};

/** `/settings`: what the workspace is called, which time it keeps, where its alerts go. */
export function settingsPage(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>()
    .get("/settings", async (c) => {
      const who = c.get("who");
      const chosen = await web.ctx.store.channels.ofWorkspace(who.workspace.id);
      const now = valuesOf(who, chosen);
      const { saved, installed = "" } = c.req.query();
      const chat = Object.hasOwn(web.ctx.platforms, installed) ? web.ctx.platforms[installed] : undefined;
      const note = saved === "yes" ? "Saved." : chat ? `Unpause is in your ${chat.title} now.` : null;
      return renderPage(web, c, form(web, who, await stateOf(web, who), { value: now, chosen }, {}, note));
    })
    .post("/settings", async (c) => {
      const body = await c.req.parseBody();
      const chosen = await web.ctx.store.channels.ofWorkspace(c.get("who").workspace.id);
      const stored = valuesOf(c.get("who"), chosen);
      const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
      const limit = (name: "brakeRefusals" | "brakeBounces") => (name in body ? text(name) : stored[name]);
      const wished = {
        name: text("name"),
        timeZone: text("timeZone"),
        channels: Object.fromEntries(
          Object.keys(web.ctx.platforms)
            .filter((platform) => fieldOf(platform) in body)
            .map((platform) => [platform, text(fieldOf(platform))]),
        ),
        secretInChat: text("secretInChat") === "yes",
        lettersThroughMailboxes: text("lettersThroughMailboxes") === "yes",
        brakeRefusals: limit("brakeRefusals"),
        brakeBounces: limit("brakeBounces"),
      };
      const opensDoor = wished.secretInChat && !stored.secretInChat;
      if (opensDoor && c.get("who").member.role === "admin" && !isFresh(web, c))
        return askToSignInAgain(web, c);
      const result = await changeSettings(web.ctx, c.get("who").member, wished);
      switch (result.kind) {
        case "saved":
          return c.redirect("/settings?saved=yes", 303);
        case "unclear":
          return renderPage(web, c, {
            ...form(
              web,
              c.get("who"),
              await stateOf(web, c.get("who")),
              { value: wished, chosen },
              result.why,
              null,
            ),
            status: 422,
          });
        case "not-entitled": {
          const { title, sentence } = outcomeOf(SETTINGS_WORDS, result, null);
          return renderPage(web, c, plainPage({ title, status: 403, lines: [sentence] }));
        }
      }
    });
}

/** The missing parts of the set-up, and the place of our app in each chat. */
async function stateOf(web: Web, { member, workspace }: SignedIn): Promise<MaybeMarkup> {
  const { ctx } = web;
  const installations = await ctx.store.chatInstallations.allOf(workspace.id);
  return html`${await setUpWarnings(ctx, member)}${Object.entries(ctx.platforms).map(
    ([platform, definition]) =>
      chatState({
        platform,
        definition,
        installation: installations.find((each) => each.platform === platform) ?? null,
        canInstall: ctx.chatApps[platform] !== undefined,
        admin: member.role === "admin",
      }),
  )}${member.role === "admin" ? connectForm(web, member) : ""}`;
}

/** The name of the field for the channel on a platform. */
const fieldOf = (platform: string) => `${platform}Channel`;

const valuesOf = ({ workspace }: SignedIn, chosen: AlertChannel[]): Wished => ({
  ...workspace,
  channels: Object.fromEntries(chosen.map(({ platform, channel }) => [platform, channel])),
  brakeRefusals: String(workspace.brakeRefusals),
  brakeBounces: String(workspace.brakeBounces),
});

const choice = (name: keyof Wished, checked: boolean, locked: boolean, words: string): Markup =>
  html`<label class="choice" id="${name}"><input type="checkbox" name="${name}" value="yes"${checked ? html` checked` : ""}${locked ? html` disabled` : ""}> ${words}</label>`;

function form(
  { ctx }: Web,
  who: SignedIn,
  state: MaybeMarkup,
  { value, chosen }: { value: Wished; chosen: AlertChannel[] },
  why: Faults,
  note: string | null,
): PageParts {
  const locked = who.member.role !== "admin";
  const more = locked ? html`readonly` : "";
  const zones = Intl.supportedValuesOf("timeZone");
  const chat = anyChat(ctx.platforms);
  const forSecrets = chatsForSecrets(ctx.platforms);
  return {
    title: "Settings",
    width: "narrow",
    body: html`<h1>Settings</h1>
<p><a href="/you">You</a>: your quiet hours. <a href="/people">People</a>: who is in this workspace, and who may do what. <a href="/suppressions">Suppressions</a>: addresses that are never written to again.</p>
${note ? html`<p class="notice good" role="status">${note}</p>` : ""}
${state}
<form method="post" class="card stack" autocomplete="off">
${field({ name: "name", label: "Name of the workspace", value: value.name, wrong: why.name, more })}
${field({
  name: "timeZone",
  label: "Time zone",
  value: value.timeZone,
  wrong: why.timeZone,
  hint: "Times on all pages are shown in it, and a mailbox's day of sends ends at its midnight.",
  more: locked ? more : html`list="zones" spellcheck="false"`,
})}
<datalist id="zones">${zones.map((zone) => html`<option value="${zone}"></option>`)}</datalist>
${Object.entries(ctx.platforms).map(([platform, { title, channelHint }]) => {
  const name = chosen.find((channel) => channel.platform === platform)?.name;
  return field({
    name: fieldOf(platform),
    label: `${title} channel for alerts`,
    value: value.channels[platform] ?? "",
    wrong: why.channels?.[platform],
    hint: `${name ? `It is ${name} now. ` : ""}${channelHint} Without one, alerts go to people directly, and to the dashboard.`,
    more: locked ? more : html`spellcheck="false"`,
  });
})}
${forSecrets === null ? "" : choice("secretInChat", value.secretInChat, locked, `Let people type a new password in ${forSecrets}. ${forSecrets} cannot hide it; without this they enter it on a page that does.`)}
${choice("lettersThroughMailboxes", value.lettersThroughMailboxes, locked, `Send letters about trouble through a mailbox of this workspace that works. This is for an Unpause without ${chat} and without a mail server of its own. Each letter counts in that mailbox's day. Its owner can read it in Sent, so it has no link that signs in or reconnects.`)}
<fieldset class="stack"><legend>When a campaign pauses itself</legend>
${field({
  name: "brakeRefusals",
  label: "Refused leads in a row",
  value: value.brakeRefusals,
  wrong: why.brakeRefusals,
  hint: "A campaign pauses itself when this many leads in a row are refused for its text or sender. It is 3 unless changed, from 1 to 50.",
  more: locked ? more : html`inputmode="numeric"`,
})}
${field({
  name: "brakeBounces",
  label: "Bounces and complaints, in per cent",
  value: value.brakeBounces,
  wrong: why.brakeBounces,
  hint: "It also pauses when more of its last 100 first messages bounce or draw a complaint, and at least 5 do. It is 8 unless changed, from 1 to 100.",
  more: locked ? more : html`inputmode="numeric"`,
})}</fieldset>
${locked ? html`<p class="soft">Only an admin changes these.</p>` : html`<p class="actions"><button class="main">Save</button></p>`}
</form>`,
  };
}
