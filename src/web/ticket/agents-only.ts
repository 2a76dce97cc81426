import { createMiddleware } from "hono/factory";
import { mayWorkTickets } from "../../support/ticket/may-work-tickets.ts";
import type { MemberEnv } from "../env.ts";

/** A member who is neither agent nor admin finds no tickets, as a member of another workspace does. */
export const agentsOnly = createMiddleware<MemberEnv>(async (c, next) => {
  return mayWorkTickets(c.get("who").member) ? next() : c.notFound();
});
