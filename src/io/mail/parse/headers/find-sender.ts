import type { InboundMail, MailAddress } from "../../../../core/mailbox/inbound-mail.ts";
import { canonicalAddress } from "../../../../core/mailbox/mail-address.ts";
import type { Field } from "../mime/read-fields.ts";
import { readAddresses } from "./read-addresses.ts";

const ORDER = ["from", "reply-to", "sender", "return-path"] as const;

/**
 * The author of a mail: the first address of From, else of Reply-To, Sender, Return-Path. A name without an address stands beside the
 * address of a later header.
 */
export function findSender(fields: Field[], hint: string | null): Pick<InboundMail, "from" | "fromHeader"> {
  let name = "";
  for (const header of ORDER) {
    const found = addressesOf(fields, header, hint);
    const sender = found.find(({ address }) => address !== "");
    if (sender !== undefined) return { from: { ...sender, name: sender.name || name }, fromHeader: header };
    name = name || (found[0]?.name ?? "");
  }
  return { from: { name, address: "" }, fromHeader: null };
}

/** The addresses of every header of a name. */
export function addressesOf(fields: Field[], header: string, hint: string | null): MailAddress[] {
  return fields.filter(({ name }) => name === header).flatMap(({ value }) => readAddresses(value, hint));
}

/** Nobody writes in the name of more people. */
const MOST_SENDERS = 20;

/** Every address in From, in canonical form. */
export const authorsIn = (fields: Field[]): string[] => namedIn(fields, ["from"]);

/** Every address that a mail says it comes from, in canonical form: all of From, then Sender and Reply-To. */
export const sendersIn = (fields: Field[]): string[] => namedIn(fields, ["from", "sender", "reply-to"]);

function namedIn(fields: Field[], headers: string[]): string[] {
  const found = headers
    .flatMap((header) => addressesOf(fields, header, null))
    .map(({ address }) => address)
    .filter((address) => address !== "");
  return [...new Set(found)].slice(0, MOST_SENDERS);
}

/** Where a mail would be returned to; "" for the null path of automatic mail, null where the header is missing. */
export function returnPathIn(fields: Field[]): string | null {
  const value = fields.find(({ name }) => name === "return-path")?.value;
  if (value === undefined) return null;
  return readAddresses(value)[0]?.address ?? canonicalAddress(value);
}
