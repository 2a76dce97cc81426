/** The headers that join a message to the earlier ones (RFC 5322 §3.6.4, §3.6.5). Ids without angle brackets. */
export type ThreadHeaders = { subject: string; inReplyTo: string | null; references: string[] };

/**
 * @param message.subject - as rendered for this lead; null when the step has none of its own
 * @param firstSubject - the first message's subject as rendered for this lead
 * @param acceptedIds - the Message-IDs this lead was sent before, oldest first
 */
export function threadHeaders(
  message: { subject: string | null },
  firstSubject: string,
  acceptedIds: string[],
): ThreadHeaders {
  return {
    subject: message.subject ?? replySubject(firstSubject),
    inReplyTo: acceptedIds.at(-1) ?? null,
    references: acceptedIds,
  };
}

const replySubject = (subject: string) => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);
