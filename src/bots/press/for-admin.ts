import { adminText } from "../../core/alert/admin-text.ts";
import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { type Reply, reply } from "../reply.ts";

/** Addresses that the text names. */
const MOST_NAMED = 10;

/** The text that can be sent on to whoever runs the mail system. */
export async function pressForAdmin({ store }: Pick<Context, "store">, incident: Incident): Promise<Reply> {
  const { rows, total } = await store.incidents.openMailboxes(incident.id, { skip: 0, take: MOST_NAMED });
  const [first] = rows;
  const mailbox = first === undefined ? null : await store.mailboxes.get(first.mailboxId);
  return reply("Copy this and send it to whoever runs your mail system:", {
    quote: adminText(incident.diagnosis, {
      provider: mailbox?.provider ?? "generic",
      addresses: rows.map(({ address }) => address),
      total,
    }),
  });
}
