import { readOptOut } from "../../../../src/core/inbound/opt-out/read-opt-out.ts";
import { readReply } from "../../../../src/io/mail/parse/reply/read-reply.ts";
import type { Answer } from "../../../fixtures/opt-out/replies.ts";

/** The product's answer to a whole reply, as the bench and the measures ask for it. */
export function answerTo(text: string, subject: string): Answer {
  return readOptOut({ ownWords: readReply(text).ownWords, subject }).kind;
}
