import { columnName } from "../../core/campaign/placeholder/column-name.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** Which column is the address, and the name of every other one; null: a column without a name, which is not read. */
export type LeadColumns = { email: number; names: (string | null)[] };

const EMAIL_NAMES = ["email", "e_mail", "email_address", "e_mail_address", "mail"];

/** @throws UnreadableFile when the first row does not name the columns */
export function leadColumns(header: string[]): LeadColumns {
  const names = header.map(columnName);
  const email = EMAIL_NAMES.map((name) => names.indexOf(name)).find((index) => index >= 0);
  if (email === undefined) throw new UnreadableFile(withoutEmail(header));

  const twice = names.find((name, index) => name !== null && names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UnreadableFile(
      `Two columns of this file are called “${twice}”. Rename one of them and import it again.`,
    );
  }
  return { email, names: names.map((name, index) => (index === email ? null : name)) };
}

function withoutEmail(header: string[]): string {
  if (header.some((heading) => heading.includes("@"))) {
    return "The first line of this file already is a lead. Put a line with the names of the columns above it, one of them “email”.";
  }
  const found = header.slice(0, 10).map((heading) => `“${heading.trim().slice(0, 40)}”`);
  return `This file has no column called “email”; its first line says ${found.join(", ")}. Rename the column that holds the addresses.`;
}
