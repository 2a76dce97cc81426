import type { Complaint } from "../mailbox/inbound-mail.ts";

/** Types that no reader asked for (RFC 5965 §7.3, RFC 6591): a mail that is no spam, a virus, a failed authentication. */
const NOT_A_READERS = /^(not-spam|virus|auth-failure|dmarc|other-auth)$/i;

/** Whether a feedback report says that a reader wants no more mail. A type that we do not know says so, too. */
export const isAgainstUs = ({ type }: Pick<Complaint, "type">) => type === null || !NOT_A_READERS.test(type);
