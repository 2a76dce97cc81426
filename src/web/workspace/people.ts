import { Hono } from "hono";
import { html } from "hono/html";
import { tooManyTries } from "../../core/limit/words.ts";
import { makeLinkFor } from "../../core/sign-in/make-link-for.ts";
import { addMember, type NewMember } from "../../core/workspace/add-member.ts";
import type { Member, Role, SignedIn } from "../../core/workspace/member.ts";
import { onlyAdmins } from "../../core/workspace/member-words.ts";
import type { MemberEnv, Web } from "../env.ts";
import { askToSignInAgain, isFresh } from "../fresh-sign-in.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { badge } from "../parts/badge.ts";
import { anyChat } from "../parts/chat-title.ts";
import { field } from "../parts/field.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { fullTime } from "../parts/time.ts";

type Faults = Partial<Record<keyof NewMember, string>>;
type Typed = { name: string; email: string };

/** `/people`: the members of the workspace, the form to add one, and a link for a member who cannot sign in. */
export function peoplePage(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  return new Hono<MemberEnv>()
    .get("/people", async (c) => {
      const who = c.get("who");
      const members = await ctx.store.members.list(who.workspace.id);
      return renderPage(web, c, page(web, who, members, { name: "", email: "" }, {}));
    })
    .post("/people", async (c) => {
      const who = c.get("who");
      const body = await c.req.parseBody();
      const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
      const typed = { name: text("name"), email: text("email") };
      const role: Role = text("admin") === "yes" ? "admin" : "member";
      // A new member gets a link: it is for another person.
      if (who.member.role === "admin" && !isFresh(web, c)) return askToSignInAgain(web, c);
      const result = await addMember(ctx, who.member, { ...typed, role });
      switch (result.kind) {
        case "added":
          return renderPage(web, c, await linkFor(web, who, result.memberId));
        case "unclear": {
          const members = await ctx.store.members.list(who.workspace.id);
          return renderPage(web, c, { ...page(web, who, members, typed, result.why), status: 422 });
        }
        case "not-entitled":
          return renderPage(web, c, onlyForAdmins());
      }
    })
    .post("/people/:id/link", async (c) => {
      const who = c.get("who");
      const id = c.req.param("id");
      if (who.member.role !== "admin") return renderPage(web, c, onlyForAdmins());
      if (who.member.id === id) return renderPage(web, c, notForYourself(web, who.member.email));
      if (!isFresh(web, c)) return askToSignInAgain(web, c);
      return renderPage(web, c, await linkFor(web, who, id));
    });
}

function page({ ctx }: Web, who: SignedIn, members: Member[], typed: Typed, why: Faults): PageParts {
  const admin = who.member.role === "admin";
  const chat = anyChat(ctx.platforms);
  return {
    title: "People",
    width: "narrow",
    body: html`<div class="title"><p class="crumb"><a href="/settings">Settings</a></p><h1>People</h1>
<p>Whoever is here can own mailboxes or stand in for their owners. ${chat} knows them by the same mail address.</p></div>
<section class="card" aria-label="Members"><ul class="lines">${members.map((member) => row(member, admin && member.id !== who.member.id))}</ul></section>
${admin ? adding(typed, why, chat) : html`<p class="soft">Only an admin lets people in.</p>`}`,
  };
}

const row = ({ id, name, email, role }: Member, mayLink: boolean): Markup => html`<li class="spread">
<span><b>${name}</b> ${role === "admin" ? badge("good", "Admin") : ""}<br><span class="soft">${email}</span></span>
${mayLink ? html`<form method="post" action="/people/${id}/link"><button class="quiet">Sign-in link</button></form>` : ""}</li>`;

const adding = (
  typed: Typed,
  why: Faults,
  chat: string,
): Markup => html`<form method="post" class="card stack" autocomplete="off">
<h2>Add a member</h2>
${field({ name: "email", label: "Mail address", value: typed.email, wrong: why.email, hint: `The one that they use in ${chat}.` })}
${field({ name: "name", label: "Name", value: typed.name, wrong: why.name })}
<label class="choice"><input type="checkbox" name="admin" value="yes"> An admin: may change settings and reconnect every mailbox</label>
<p class="actions"><button class="main">Let in</button></p></form>`;

/** Shown once, to the admin who asked: they hand it over. */
async function linkFor(
  { ctx }: Web,
  { workspace, member: by }: SignedIn,
  memberId: string,
): Promise<PageParts> {
  const member = (await ctx.store.members.list(workspace.id)).find(({ id }) => id === memberId);
  if (member === undefined) {
    return plainPage({ title: "Nobody of that name is here", status: 404, lines: ["Nothing was changed."] });
  }
  const made = await makeLinkFor(ctx, member, by.id);
  if (made.kind === "too-many-tries") {
    return plainPage({
      title: "Too many tries",
      status: 429,
      lines: [tooManyTries(fullTime(made.until, workspace.timeZone))],
      action: html`<a class="button" href="/people">Back</a>`,
    });
  }
  const { url } = made;
  return {
    title: "Sign-in link",
    width: "narrow",
    body: html`<div class="title"><p class="crumb"><a href="/people">People</a></p><h1>A link for ${member.name}</h1></div>
<section class="card stack"><p>Give this to ${member.name} alone. It signs them in, once, within the hour.</p>
<p><code class="wrap">${url}</code></p>
<p class="actions"><a class="button" href="/people">Done</a></p></section>`,
  };
}

/** A link from a session would let that session renew itself for ever, also a stolen one. */
const notForYourself = ({ ctx }: Web, email: string) =>
  plainPage({
    title: "No link for yourself here",
    status: 403,
    lines: [
      "A link that signs you in does not come from a session of yours. Nothing was changed.",
      html`Ask in ${anyChat(ctx.platforms)} for one: <code>/unpause sign-in</code>. On the machine where Unpause runs: <code>npx unpause sign-in --as ${email}</code>`,
    ],
  });

const onlyForAdmins = () => {
  const { title, sentence } = onlyAdmins();
  return plainPage({ title, status: 403, lines: [sentence] });
};
