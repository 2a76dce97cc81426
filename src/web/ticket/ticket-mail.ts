import { type Context, Hono } from "hono";
import { html, raw as markup } from "hono/html";
import { isId } from "../../core/is-id.ts";
import type { InboundMail } from "../../core/mailbox/inbound-mail.ts";
import { sayCount } from "../../core/words/say.ts";
import { readOriginal } from "../../support/original/read-original.ts";
import type { DrawnPicture } from "../../support/picture/picture-port.ts";
import { putPictures, remotePictures } from "../../support/picture/remote-pictures.ts";
import { showPictures } from "../../support/picture/show-pictures.ts";
import { maskHtml } from "../../support/secrets/mask-html.ts";
import { attachmentOf, openMessage } from "../../support/ticket/open-message.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import type { Markup } from "../parts/markup.ts";
import { agentsOnly } from "./agents-only.ts";
import { findTicket } from "./find-ticket.ts";
import { picturesForm } from "./pictures-form.ts";
import { isPicture } from "./ticket-message.ts";
import { subjectOf } from "./ticket-words.ts";

/** Pictures within a mail, together, in bytes: a page of more is not drawn quickly. */
const MOST_PICTURE_BYTES = 15_000_000;

const MESSAGE = "/tickets/:number/messages/:id";

/** The mail of a message as its sender made it: designed, its attachments, and for admins its bytes as they came. */
export function ticketMail(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  async function opened(c: Context<MemberEnv>) {
    const { number = "", id = "" } = c.req.param() as Record<string, string>;
    const ticket = isId(id) ? await findTicket(ctx, c.get("who").workspace.id, number) : null;
    const message = ticket && (await openMessage(ctx, ticket, id));
    return message && { ticket, ...message };
  }
  return (
    new Hono<MemberEnv>()
      .use(`${MESSAGE}/*`, agentsOnly)
      .use(MESSAGE, agentsOnly)
      .get(MESSAGE, async (c) => {
        const { number, id } = c.req.param();
        const ticket = isId(id) ? await findTicket(ctx, c.get("who").workspace.id, number) : null;
        const message = ticket && (await ctx.store.ticketMessages.get(id));
        if (!ticket || message?.ticketId !== ticket.id) return c.notFound();
        return renderPage(web, c, {
          title: `Mail of ticket ${number}`,
          body: html`<div class="title"><p class="crumb"><a href="/tickets/${number}#message-${id}">Ticket ${number}</a></p><h1>${subjectOf(message)}</h1>
<p class="soft">As its sender designed it. Scripts do not run, links lead nowhere, and pictures from other servers are not loaded by themselves.</p></div>
${message.hasHtml && message.rawId !== null ? html`${await picturesForm(web, ticket, message)}<iframe class="mail" name="mail" title="The mail" src="/tickets/${number}/messages/${id}/html" sandbox="" referrerpolicy="no-referrer"></iframe>` : html`<p class="notice">The mail as it came is no longer kept, or it has no design.</p>`}`,
        });
      })
      .get(`${MESSAGE}/html`, async (c) => {
        const found = await opened(c);
        if (found === null) return c.notFound();
        const mail = await ctx.mail.parse(found.raw);
        if (mail.html === null) return c.notFound();
        return c.html(framed(await withPictures(web, maskHtml(mail.html), mail, sourcesOfPage())));
      })
      // It asks other servers, so that no link does it. The answer stands in the frame.
      .post(`${MESSAGE}/pictures`, async (c) => {
        const { number, id } = c.req.param();
        const { member } = c.get("who");
        const ticket = isId(id) ? await findTicket(ctx, member.workspaceId, number) : null;
        if (ticket === null || web.pictures === null) return c.notFound();
        const sure = (await c.req.parseBody()).sure === "yes";
        const asking = { ...ctx, pictures: web.pictures };
        const result = await showPictures(asking, member, { ticketId: ticket.id, messageId: id, sure });
        if (result.kind === "in-spam")
          return c.html(framed("This mail lay in Spam. Say first that its pictures are to be shown."), 409);
        if (result.kind !== "shown") return c.notFound();
        const { mail, pictures } = result;
        const sourceOf = sourcesOfPage();
        const own = await withPictures(web, maskHtml(result.html), mail, sourceOf);
        const page = putPictures(own, (address) => sourceOf(pictures.get(address)));
        const missing = remotePictures(result.html).length - pictures.size;
        return c.html(framed(`${missing > 0 ? notFetched(missing) : ""}${page}`));
      })
      .get(`${MESSAGE}/attachments/:place`, async (c) => {
        const place = Number(/^\d{1,5}$/.exec(c.req.param("place"))?.[0] ?? -1);
        const found = await opened(c);
        if (found === null) return c.notFound();
        const mail = await ctx.mail.parse(found.raw);
        const attachment = await attachmentOf(ctx, mail, found.message.id, place);
        if (attachment === null) return c.notFound();
        const { content, filename } = attachment;
        if (c.req.query("inline") !== "yes" || !isPicture(attachment))
          return file(content, "application/octet-stream", downloadAs(filename ?? "attachment"));
        // Without the place, the camera and the comments in its bytes: those are in the download alone.
        const drawn = (await web.pictures?.redraw(new Map([[place, content]])))?.get(place);
        return drawn === undefined ? c.notFound() : file(drawn.content, drawn.type, "inline");
      })
      // Reading it is written down, so that no link does it.
      .post(`${MESSAGE}/raw`, async (c) => {
        const { number, id } = c.req.param();
        const { member } = c.get("who");
        const ticket = isId(id) ? await findTicket(ctx, member.workspaceId, number) : null;
        const raw = ticket && (await readOriginal(ctx, member, id));
        return raw === null ? c.notFound() : file(raw, "message/rfc822", downloadAs(`ticket-${number}.eml`));
      })
  );
}

const framed = (page: string): Markup =>
  html`<!doctype html><meta charset="utf-8"><title>Mail</title><body>${markup(page)}</body>`;

const notFetched = (count: number): string =>
  `<p style="font:14px sans-serif">${sayCount(count, "picture")} could not be fetched.</p><hr>`;

/**
 * The addresses of pictures that come along in a page. A picture counts each time that the page shows it: a small mail can name one ten
 * thousand times.
 */
function sourcesOfPage(): (picture: DrawnPicture | undefined) => string | null {
  let left = MOST_PICTURE_BYTES;
  return (picture) => {
    if (picture === undefined || picture.content.length > left) return null;
    left -= picture.content.length;
    return `data:${picture.type};base64,${picture.content.toString("base64")}`;
  };
}

/** Bytes of a stranger: never a page, whatever they look like. The server adds the rest of their policy. */
const file = (content: Buffer, type: string, disposition: string): Response =>
  new Response(new Uint8Array(content), {
    headers: { "Content-Type": type, "Content-Disposition": disposition },
  });

/** RFC 6266 §5, with the name in RFC 8187's coding alone. */
const downloadAs = (name: string): string =>
  `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

const OF_MAIL = / src="cid:([^"]{1,500})"/g;

/**
 * Puts pictures of the mail itself into its HTML, drawn anew. They come along in the page: a sandboxed frame sends no session with a
 * request of its own.
 */
async function withPictures(
  { pictures }: Pick<Web, "pictures">,
  page: string,
  { attachments }: InboundMail,
  sourceOf: (picture: DrawnPicture | undefined) => string | null,
): Promise<string> {
  const wanted = new Set([...page.matchAll(OF_MAIL)].map(([, id = ""]) => decoded(id)));
  const found = attachments.flatMap((one): [string, Buffer][] =>
    one.contentId !== null && isPicture(one) && wanted.has(one.contentId)
      ? [[one.contentId, one.content]]
      : [],
  );
  const drawn = await pictures?.redraw(new Map(found));
  return page.replace(OF_MAIL, (_, id: string) => {
    const source = sourceOf(drawn?.get(decoded(id)));
    return source === null ? "" : ` src="${source}"`;
  });
}

/** A Content-ID in an address is percent-coded (RFC 2392 §2), and in HTML its signs are written out. */
function decoded(id: string): string {
  const plain = id.replace(/&amp;/g, "&");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
