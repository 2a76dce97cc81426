import { addressKey } from "../../core/mailbox/mail-address.ts";
import type { Customer } from "../ticket/ticket.ts";
import { type IntakeDesk, isOurInbox } from "./intake-desk.ts";
import type { ReadMail } from "./intake-mail.ts";

/** For whom a mail speaks. */
export type Asker = {
  /** null: nobody is named. */
  customer: Customer | null;
  /** The address is proven to be theirs. */
  verified: boolean;
  fromHeader: ReadMail["fromHeader"];
  /** The member with this address. */
  member: { id: string; isAgent: boolean } | null;
};

/** A mail from one of our own inboxes is a web form's: whoever filled it in stands in Reply-To, and nobody proved that. */
export function whoAsks(desk: IntakeDesk, mail: ReadMail): Asker {
  if (!isOurInbox(desk, mail.from.email)) return askerOf(desk, mail.from, mail.verified, mail.fromHeader);
  const filledIn = mail.replyTo.find(({ email }) => !isOurInbox(desk, email));
  return filledIn === undefined
    ? { customer: null, verified: false, fromHeader: "none", member: null }
    : askerOf(desk, filledIn, false, "reply-to");
}

function askerOf(
  desk: IntakeDesk,
  person: Customer,
  verified: boolean,
  fromHeader: ReadMail["fromHeader"],
): Asker {
  const customer = person.email === "" ? null : person;
  const member = desk.members.get(addressKey(person.email)) ?? null;
  return { customer, verified: verified && fromHeader === "from", fromHeader, member };
}
