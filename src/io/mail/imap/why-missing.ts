import type { UnreadMail } from "../../../core/mailbox/mail-port.ts";
import { serverWords } from "../server-words.ts";
import { Silence } from "./watch-silence.ts";

/** Why a mail did not come. @param error - null: the server said that its answer was whole @param broke - the connection did */
export function whyMissing(error: unknown, broke: boolean): Pick<UnreadMail, "why" | "words"> {
  if (error === null) return { why: "no_content", words: "The answer holds nothing of this mail." };
  const words = serverWords(error);
  if (error instanceof Silence) return { why: "silent", words };
  return { why: broke ? "line_broke" : "refused", words };
}
