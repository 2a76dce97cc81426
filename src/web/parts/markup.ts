import type { html } from "hono/html";

/** A piece of a page. `html` escapes its values unless they are pieces already. */
export type Markup = ReturnType<typeof html>;
/** A piece, or nothing. */
export type MaybeMarkup = Markup | "";
