import type { InboundMail } from "../../../../core/mailbox/inbound-mail.ts";
import { storable } from "../../../../core/storable.ts";
import type { Field } from "../mime/read-fields.ts";
import { oneLine } from "./one-line.ts";

/** Fields that servers on the way put above a mail. */
const TRACE =
  /^(authentication-results|arc-authentication-results|received|received-spf|return-path|delivered-to|x-ms-exchange-.{1,100})$/;
const MOST = 200;
const LONGEST = 4_000;

/** The header lines that servers wrote above a mail, from the top. Their order tells the writer of each. */
export function readTrace(fields: Field[]): InboundMail["trace"] {
  return fields
    .filter(({ name }) => TRACE.test(name))
    .slice(0, MOST)
    .map(({ name, value }) => ({ name, value: storable(oneLine(value.slice(0, LONGEST))) }));
}
