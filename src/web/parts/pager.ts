import { html } from "hono/html";
import type { Slice } from "../../core/page.ts";
import { sayNumber } from "../../core/words/say.ts";
import type { MaybeMarkup } from "./markup.ts";

/** Pages are counted from 1; what is not a page number is the first page. */
export function sliceOf(page: string | undefined, take: number): Slice & { page: number } {
  const asked = /^\d{1,6}$/.test(page ?? "") ? Math.max(1, Number(page)) : 1;
  return { page: asked, skip: (asked - 1) * take, take };
}

/** @param address - of a page of this list, to which `page=<n>` is added */
export function pager(address: string, slice: Slice & { page: number }, total: number): MaybeMarkup {
  const last = Math.max(1, Math.ceil(total / slice.take));
  if (last === 1 && slice.page === 1) return "";
  const to = (page: number) => `${address}${address.includes("?") ? "&" : "?"}page=${page}`;
  return html`<nav class="pager" aria-label="Pages">
${slice.page > 1 ? html`<a rel="prev" href="${to(Math.min(slice.page - 1, last))}">Previous</a>` : html`<span></span>`}
<span class="soft">Page ${sayNumber(slice.page)} of ${sayNumber(last)}</span>
${slice.page < last ? html`<a rel="next" href="${to(slice.page + 1)}">Next</a>` : html`<span></span>`}
</nav>`;
}
