import { Hono } from "hono";
import type { Env, Web } from "../env.ts";

export function unsubscribePages(_web: Web): Hono<Env> {
  return new Hono<Env>();
}
