import type { InboundMail } from "../mailbox/inbound-mail.ts";
import { saysGone } from "./away/gone-for-good.ts";
import { successorIn } from "./away/successor-in.ts";
import type { Inbound } from "./inbound.ts";
import type { InboundMatch } from "./inbound-match.ts";
import { isAgainstUs } from "./is-against-us.ts";
import { readOptOut } from "./opt-out/read-opt-out.ts";
import { returnDay } from "./return-day.ts";

/** How long an out-of-office answer that names no day postpones. */
const AWAY_MS = 3 * 24 * 60 * 60_000;

/**
 * The meaning of a received mail for its enrolment, except delivery reports (see `classifyReport`). The order matters: an automatic
 * mail may quote our own words about unsubscribing.
 *
 * @param match - its writer, and whether it refers to a message of ours. null: it belongs to no enrolment
 */
export function classifyInbound(
  mail: InboundMail,
  match: Pick<InboundMatch, "writer" | "inThread"> | null,
  receivedAt: Date,
): Inbound {
  if (match === null) return { kind: "other" };
  // Nobody called it spam: a reader pressed "Unsubscribe".
  if (mail.complaint?.type === "unsubscribe") return { kind: "opt_out", sentence: mail.text.slice(0, 300) };
  if (mail.complaint) return { kind: isAgainstUs(mail.complaint) ? "complaint" : "other" };
  // A read receipt, or the report of an arrival, changes nothing.
  if (mail.nature === "receipt") return { kind: "other" };
  // The lead's own newsletter comes from the lead's address, and answers nothing.
  if (mail.bulk && !match.inThread && mail.nature !== "away" && !isAnswer(mail)) return { kind: "other" };
  if (mail.nature !== "person") return fromProgram(mail, match.writer, receivedAt);
  const optOut = readOptOut(mail);
  if (optOut.kind === "doubtful") return { kind: "opt_out_doubt", sentence: optOut.sentence };
  if (optOut.kind !== "sure") return { kind: "reply" };
  // A stranger in the thread may be the lead at another address, or a person with a wish of their own. The owner knows.
  return match.writer === "stranger"
    ? { kind: "opt_out_doubt", sentence: optOut.sentence, strangerAsks: true }
    : { kind: "opt_out", sentence: optOut.sentence };
}

/** A person's answer through a list may have lost its thread; what a list sends by itself answers nothing. */
const isAnswer = ({ subject, inReplyTo, references }: InboundMail) =>
  inReplyTo === null && references.length === 0 && /^\s*(re|aw|antw|sv|vs|odp|r)\s?:/i.test(subject);

function fromProgram(mail: InboundMail, writer: InboundMatch["writer"], receivedAt: Date): Inbound {
  const note = mail.ownWords || mail.text;
  // A stranger's program speaks of the stranger, to whom the lead passed the thread on.
  if (saysGone(note, mail.from.address) && writer !== "stranger")
    return { kind: "gone", successor: successorIn(note, mail.senders) };
  const sender = mail.from.address;
  const until = returnDay(note, receivedAt, sender) ?? returnDay(mail.subject, receivedAt, sender);
  return { kind: "auto_reply", until: until ?? new Date(receivedAt.getTime() + AWAY_MS) };
}
