import { textForAdmin } from "../../core/alert/view/admin-text.ts";
import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { type Reply, reply } from "../reply.ts";

/** The text that can be sent on to whoever runs the mail system. */
export async function pressForAdmin(ctx: Pick<Context, "store">, { id }: Incident): Promise<Reply> {
  const text = await textForAdmin(ctx, id);
  return text === null
    ? reply("No admin has to act any more: the message here says what is the matter now.")
    : reply("Copy this and send it to whoever runs your mail system:", { quote: text });
}
