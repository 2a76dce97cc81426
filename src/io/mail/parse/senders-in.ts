import addressparser from "nodemailer/lib/addressparser";
import { canonicalAddress } from "../../../core/mailbox/mail-address.ts";
import type { Headers } from "./automatic/auto-generated.ts";

/** No person writes in the name of more people. */
const MOST_SENDERS = 20;

/** Every address that a mail says it comes from, in canonical form: all of From, then Sender and Reply-To. */
export function sendersIn(headers: Headers): string[] {
  const found = ["from", "sender", "reply-to"]
    .flatMap((name) => headers.get(name) ?? [])
    .slice(0, MOST_SENDERS)
    .flatMap((value) => addressparser(readable(value), { flatten: true }))
    .map(({ address }) => canonicalAddress(address ?? ""))
    .filter((address) => address !== "");
  return [...new Set(found)].slice(0, MOST_SENDERS);
}

/** Header lines come as bytes; the ones of mail with international addresses (RFC 6532) are UTF-8. */
function readable(value: string): string {
  return Buffer.from(value, "latin1").toString("utf8");
}
