import { addressKey } from "../../core/mailbox/mail-address.ts";
import { ticketsById } from "./find-ticket.ts";
import { type IntakeDesk, tell, touch } from "./intake-desk.ts";
import type { ReadMail, Told } from "./intake-mail.ts";
import { keepMessage } from "./keep-message.ts";

/**
 * Files a delivery report or a complaint on the ticket of the mail that it is about. It reopens nothing. An address is dead only
 * where the report is about a mail of ours and names one of the ticket's people. Anybody can write a report.
 *
 * @returns false when we know nothing of that mail
 */
export function fileReport(desk: IntakeDesk, mail: ReadMail, told: Told): boolean {
  const [ticket] = told.originalId === null ? [] : ticketsById(desk, told.originalId);
  if (ticket === undefined) return false;
  keepMessage(desk, ticket, mail, { author: "automatic", memberId: null });
  touch(desk, ticket);
  const { dead } = told;
  if (dead === null || !isOurMail(desk, told) || !ticket.people.has(addressKey(dead.email))) return true;
  if (desk.dead.has(addressKey(dead.email))) return true;
  desk.dead.add(addressKey(dead.email));
  desk.changes.dead.push({ ...dead, since: mail.at });
  tell(desk, ticket, "address-dead", { email: dead.email, said: dead.said });
  return true;
}

const isOurMail = (desk: IntakeDesk, { originalId }: Told) =>
  (desk.byMailId.get(originalId ?? "") ?? []).some(({ kind }) => kind !== "theirs" && kind !== "named");
