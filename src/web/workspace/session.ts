import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { SESSION_LASTS_MS, signOut, whoIsSignedIn } from "../../core/sign-in/session.ts";
import type { Env, MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { signInNeeded } from "./sign-in-needed.ts";

const SESSION = "unpause_session";
/** Where a signed-out visitor wanted to go, for after they have signed in. */
const WANTED = "unpause_wanted";

const isSecure = (web: Web) => web.ctx.publicUrl.startsWith("https:");

/** Behind https only this host may set the cookie, and no subdomain in its place (RFC 6265bis §4.1.3.2). */
const named = (web: Web, name: string) => (isSecure(web) ? `__Host-${name}` : name);

const options = (web: Web) => ({
  path: "/",
  httpOnly: true,
  sameSite: "Lax" as const,
  secure: isSecure(web),
});

/** Finds out who asks; strangers are welcome. */
export const readSession = (web: Web) =>
  createMiddleware<Env>(async (c, next) => {
    const token = getCookie(c, named(web, SESSION));
    const who = token ? await whoIsSignedIn(web.ctx, token, isByPerson(c)) : null;
    c.set("who", who);
    // Before anything is read: what changes while the page is made makes it out of date.
    if (who) c.set("version", web.changeFeed.version(who.workspace.id));
    await next();
  });

/** A page that renews itself says so (assets/refresh.js, assets/stream.js): an open tab is no person's presence. */
const isByPerson = (c: Context) => c.req.header("x-renews") === undefined && c.req.path !== "/live";

/** Whether the session of this request still holds: what stays open for hours asks now and then. */
export async function isStillSignedIn(web: Web, c: Context): Promise<boolean> {
  const token = getCookie(c, named(web, SESSION));
  return token !== undefined && (await whoIsSignedIn(web.ctx, token, false)) !== null;
}

/** Members only: a stranger gets a page that says how to sign in. */
export const membersOnly = (web: Web) =>
  createMiddleware<MemberEnv>(async (c, next) => {
    if ((c.get("who") as MemberEnv["Variables"]["who"] | null) !== null) return next();
    if (c.req.method === "GET" && c.req.header("accept")?.includes("text/html"))
      wantPage(web, c as Context, c.req.path);
    return renderPage(web, c as Context, signInNeeded(web, c.req.path));
  });

/** Remembers where a visitor is led after the sign-in. */
export function wantPage(web: Web, c: Context, path: string): void {
  setCookie(c, named(web, WANTED), path, { ...options(web), maxAge: 60 * 60 });
}

/** The session that this browser has; null: none. It may have ended. */
export const sessionToken = (web: Web, c: Context): string | null =>
  getCookie(c, named(web, SESSION)) ?? null;

export function openSession(web: Web, c: Context, token: string): void {
  setCookie(c, named(web, SESSION), token, { ...options(web), maxAge: SESSION_LASTS_MS / 1000 });
}

export async function closeSession(web: Web, c: Context): Promise<void> {
  const token = getCookie(c, named(web, SESSION));
  // Where that cannot be saved, the browser stays signed in, and is told so.
  if (token) await signOut(web.ctx, token);
  deleteCookie(c, named(web, SESSION), options(web));
}

/** The page that was wanted before the sign-in, once; only ever a path of this site. */
export function takeWantedPage(web: Web, c: Context): string {
  const wanted = deleteCookie(c, named(web, WANTED), options(web));
  return wanted !== undefined && /^\/(?![/\\])[!-~]*$/.test(wanted) ? wanted : "/";
}
