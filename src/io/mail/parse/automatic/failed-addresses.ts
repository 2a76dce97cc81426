import { canonicalAddress } from "../../../../core/mailbox/mail-address.ts";
import { replyLine } from "../../smtp/reply-line.ts";
import type { Headers } from "./auto-generated.ts";

/**
 * An address in the words of a report. Leads have only ASCII letters in their addresses, and sentences in Chinese put no space
 * around them.
 */
const ADDRESS = /[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-][A-Za-z0-9.-]{1,252}/g;
/** qmail: "<lea@leads.test>:", Exchange: "lea@leads.test<mailto:…>" or "(lea@leads.test)", Exim: "  lea@leads.test". */
const ALONE =
  /^[^\S\n]{0,8}[<("']{0,2}([A-Za-z0-9!#$%&*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,255})[>)"']{0,2}(?:<mailto:[^>]{1,300}>)?:?[^\S\n]{0,8}$/gm;
/** "… did not reach the following recipient(s):", then each at the beginning of a line. */
const LISTED =
  /(?:following (?:recipient|address|user)\S{0,6}|did not reach|failed recipients?|could not be delivered to)[^\n]{0,60}:\s{0,40}((?:[^\n]{0,200}\n?){1,12})/i;
const BEGINS = /^[^\S\n]{0,8}[<("'*[]{0,2}([A-Za-z0-9!#$%&*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,255})/gm;
/** Sendmail names the address that it was given, when an alias led elsewhere. */
const EXPANDED = /\(expanded from: <?([^\s<>()]{1,64}@[^\s<>()]{1,255})>?\)/g;
const AFTER_TO =
  /\b(?:to|for|An|à|a|para|naar|til|till|do|voor|für|pour) [<("']{0,2}([A-Za-z0-9!#$%&*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,255})/g;
/** Where the copy of the message begins: the addresses below are of everybody who had to do with it. */
const COPY =
  /^(?:-{2,}.{0,80}(?:copy|original|message|kopie|nachricht)|[ \t]{0,4}(?:Received|Return-Path|From|Message-ID|Original message headers|Reporting-MTA|Von|De):)/im;
const OFFICES = /^(postmaster|mailer-daemon|abuse|support|helpdesk|no-?reply|mailadmin)@/;
const MOST = 50;

/**
 * Finds the addresses that a mail did not reach, by a report in words, in canonical form. The header for it comes first, then the
 * usual forms of mail systems, and last any address in the text.
 */
export function failedAddresses(headers: Headers, from: string, text: string): string[] {
  const told = text.slice(0, COPY.exec(text)?.index);
  const ours = ["to", "sender", "delivered-to", "return-path"].flatMap((name) => headers.get(name) ?? []);
  const nobody = new Set([from, ...addressesIn(ours.join(" ").slice(0, 10_000)).map(canonicalAddress)]);
  const of = (found: string[]) =>
    [...new Set(found.map((each) => canonicalAddress(each.replace(/^smtp=|\.{2,}.*$|[.:]+$/gi, ""))))]
      .filter((address) => address !== "" && !nobody.has(address) && !OFFICES.test(address))
      .slice(0, MOST);
  const ways = [
    () => (headers.get("x-failed-recipients") ?? []).flatMap((value) => addressesIn(value.slice(0, 10_000))),
    () => [...told.matchAll(EXPANDED), ...told.matchAll(ALONE)].map(([, address = ""]) => address),
    () => [...(LISTED.exec(told)?.[1] ?? "").matchAll(BEGINS)].map(([, address = ""]) => address),
    () => addressesIn((LISTED.exec(told)?.[1] ?? "").slice(0, 200)),
    () => addressesIn(replyLine(told) ?? ""),
    () => [...told.matchAll(AFTER_TO)].map(([, address = ""]) => address),
    () => addressesIn(told),
  ];
  for (const way of ways) {
    const found = of(way());
    if (found.length > 0) return found;
  }
  return [];
}

const addressesIn = (text: string) => text.match(ADDRESS)?.slice(0, 4 * MOST) ?? [];
