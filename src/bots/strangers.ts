import type { ChatWords } from "../core/chat/chat-platform.ts";
import { type Reply, reply } from "./reply.ts";

/** For a person who is no member here: words that tell nothing of the workspace. */
export const notForThem = (kind: "outsider" | "stranger", { name, workspace }: ChatWords): Reply =>
  reply(
    kind === "outsider"
      ? `This is for the people of the ${workspace} that Unpause belongs to.`
      : `Unpause does not know you yet. Ask your admin to add the e-mail address that you have here in ${name}; it has to be confirmed.`,
  );

/** The subject is gone, or was never known. */
export const unknownSubject = (): Reply =>
  reply("Unpause no longer knows what this is about. Press Status to see what needs attention now.", {
    actions: [{ kind: "command", label: "Status", command: "status" }],
  });
