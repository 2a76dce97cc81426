import { randomUUIDv7 } from "node:crypto";

/** Where the 12 bits stand that come after the moment and the version (RFC 9562 §5.7), as three digits. */
const COUNTER = { at: 15, digits: 3 };

/** Makes ids of which each is greater than the one before, so that messages of one moment keep their order. For one batch. */
export function idsInOrder(): () => string {
  const moment = randomUUIDv7().slice(0, COUNTER.at);
  let count = 0;
  return () => {
    const counter = (count++).toString(16).padStart(COUNTER.digits, "0");
    if (counter.length > COUNTER.digits) return randomUUIDv7();
    return `${moment}${counter}${randomUUIDv7().slice(COUNTER.at + COUNTER.digits)}`;
  };
}
