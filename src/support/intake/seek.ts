import { numberIn } from "../threading/subject-key.ts";
import type { ReadMail } from "./intake-mail.ts";
import type { Sought } from "./intake-store.ts";

const DAY_MS = 24 * 60 * 60_000;

/** All that the mails of a batch name, so that it is asked for once. */
export function seek(mails: readonly ReadMail[], now: Date): Sought {
  const earliest = Math.min(...mails.map(({ at }) => at.getTime()));
  return {
    identities: unique(mails.map(({ identity }) => identity)),
    mailIds: unique(mails.flatMap(idsOf)),
    numbers: unique(mails.map(({ subject }) => numberIn(subject))).filter(isStored),
    addresses: unique(mails.flatMap(addressesOf)),
    since: new Date(earliest - DAY_MS),
    lettersSince: new Date(now.getTime() - DAY_MS),
  };
}

const idsOf = ({ messageId, inReplyTo, references, told }: ReadMail) => [
  messageId,
  inReplyTo,
  ...references,
  told?.originalId ?? null,
];

const addressesOf = ({ from, replyTo, recipients, told }: ReadMail) => [
  ...[from, ...replyTo, ...recipients].map(({ email }) => email || null),
  told?.dead?.email ?? null,
];

const unique = <T>(values: readonly (T | null)[]): T[] =>
  [...new Set(values)].filter((value) => value !== null);

/** The database's integers hold no more. */
const isStored = (number: number) => number < 2 ** 31;
