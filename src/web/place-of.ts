import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { SessionPlace } from "../core/sign-in/session-store.ts";

const THIS_MACHINE = /^(::1|127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

/**
 * The origin of a request, for people to recognise. A proxy on this machine names its client (its own entry is the last one). No
 * other client is believed.
 */
export function placeOf(c: Context): SessionPlace {
  const peer =
    (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, "") ??
    null;
  const named = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  const network = peer !== null && THIS_MACHINE.test(peer) && named ? named : peer;
  return { browser: c.req.header("user-agent") ?? null, network };
}
