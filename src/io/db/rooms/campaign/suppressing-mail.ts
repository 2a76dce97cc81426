import type { SuppressingMail } from "../../../../core/lead/suppression.ts";
import { quoteWords } from "../../../../core/suppression/quote-words.ts";

/** As long as a subject is shown; RFC 5322 allows lines of 998. */
const LONGEST_SUBJECT = 300;
const LONGEST_ID = 500;

type Row = { messageId: string | null; subject: string | null; author: string | null };

/** The columns that name a mail, bounded. */
export const mailToRow = (mail: SuppressingMail | null): Row => ({
  messageId: mail?.messageId ? quoteWords(mail.messageId, LONGEST_ID) : null,
  subject: mail && quoteWords(mail.subject, LONGEST_SUBJECT),
  author: mail && quoteWords(mail.author, LONGEST_SUBJECT),
});

export const mailFromRow = ({ messageId, subject, author }: Row): SuppressingMail | null =>
  author === null ? null : { messageId, subject: subject ?? "", author };
