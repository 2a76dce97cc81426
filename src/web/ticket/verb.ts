import type { Context } from "hono";
import type { Outcome } from "../../core/words/outcome.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";
import type { MemberEnv } from "../env.ts";

/** A ticket, and the fields of the form that was sent about it. A field may stand in it several times. */
export type Sent = {
  c: Context<MemberEnv>;
  ticket: Ticket;
  field: (name: string) => string;
  fields: (name: string) => string[];
};
/** `isDone`: it leads back to the ticket. Any other result is said on a page of its own. */
export type Verb = (sent: Sent) => Promise<{ said: Outcome; isDone: boolean }>;
