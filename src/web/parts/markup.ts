import type { html } from "hono/html";

/** A piece of a page. What `html` is given is escaped unless it is a piece already. */
export type Markup = ReturnType<typeof html>;
/** A piece, or nothing. */
export type MaybeMarkup = Markup | "";
