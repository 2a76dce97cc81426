import type { UnreadWhy } from "./mail-port.ts";

/** Why one mail was set aside, in a sentence. */
export const ASIDE_WORDS: Record<UnreadWhy, string> = {
  refused: "The server does not hand out this mail.",
  line_broke: "The connection breaks each time this mail is fetched.",
  silent: "The server stops answering when this mail is fetched.",
  no_content: "The server names this mail but sends no content.",
  no_author: "It answers a mail of yours, and names nobody who wrote it. It counts for nobody.",
  not_applied: "Unpause could not process this mail. This is a fault of ours.",
};
