import { readOptOut } from "../../../../src/core/inbound/opt-out/read-opt-out.ts";
import { stripQuotes } from "../../../../src/io/mail/parse/strip-quotes.ts";
import type { Answer } from "../../../fixtures/opt-out/replies.ts";

/** The product's answer to a whole reply, as the bench and the measures ask for it. */
export function answerTo(text: string, subject: string): Answer {
  return readOptOut({ textReply: stripQuotes(text), subject }).kind;
}
