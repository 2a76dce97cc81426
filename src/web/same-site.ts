import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import type { Web } from "./env.ts";

/** They change nothing, so anybody may lead to them (RFC 9110 §9.2.1). */
const SAFE = ["GET", "HEAD", "OPTIONS"];

/**
 * Only our own pages may ask for a beginning or a change. Browsers name the origin of every request (Fetch §3.2, Sec-Fetch-Site).
 * Behind a proxy the request's own origin is not the one that people see.
 */
export const sameSite = (web: Web) =>
  createMiddleware(async (c, next) => {
    if (SAFE.includes(c.req.method)) return next();
    const origin = c.req.header("origin");
    const ours = [new URL(web.ctx.publicUrl).origin, new URL(c.req.url).origin];
    const isOurs =
      origin === undefined ? c.req.header("sec-fetch-site") === "same-origin" : ours.includes(origin);
    if (!isOurs) throw new HTTPException(403);
    return next();
  });
