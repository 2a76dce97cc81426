import type { SendMailOptions } from "nodemailer";
import type { HeaderLine } from "../../../core/mailbox/header-line.ts";

/** Lines of a header in nodemailer's form. A name may stand in several; the values are not encoded or folded. */
export function linesByName(lines: readonly HeaderLine[]): NonNullable<SendMailOptions["headers"]> {
  const byName = new Map<string, { prepared: true; value: string }[]>();
  for (const { name, value } of lines)
    byName.set(name, [...(byName.get(name) ?? []), { prepared: true, value }]);
  return Object.fromEntries(byName);
}
