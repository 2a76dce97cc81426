/** No mail program shows more of one. */
const LONGEST_SUBJECT = 150;

/**
 * The letter that tells a customer that their mail has come. It tells nothing else: no link, no state, no words of an account.
 *
 * @param plain - without the sender's own subject, since nobody has proven who the sender is
 */
export function acknowledgement(ticket: { number: number; subject: string }, plain: boolean) {
  const number = `[#${ticket.number}]`;
  const subject = plain
    ? `${number} We have received your message`
    : `Re: ${ticket.subject.replace(/\s+/g, " ").slice(0, LONGEST_SUBJECT)} ${number}`;
  const text = `Hello,

thank you for writing to us. Your message has arrived, and its number is #${ticket.number}.
A person from our team will read it and answer you.

If you want to add something, just reply to this message.
`;
  return { subject, text };
}
