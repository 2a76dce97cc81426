import { textForAdmin } from "../../core/alert/view/admin-text.ts";
import { reply } from "../reply.ts";
import { onOpen } from "./on-incident.ts";

/** The text that can be sent on to the admin of the mail system. */
export const forAdmin = onOpen(async (ctx, { incident }) => {
  const text = await textForAdmin(ctx, incident.id);
  return text === null
    ? reply("No admin has to act any more: the message here says what is the matter now.")
    : reply("Copy this and send it to whoever runs your mail system:", { quote: text });
});
