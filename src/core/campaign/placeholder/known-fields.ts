import { OUR_FIELDS } from "../../lead/message-fields.ts";
import { columnName } from "./column-name.ts";

/** Names that other tools and their users give to one field; the first is how a lead's column is called most often. */
const FIELDS = [
  [
    "first_name",
    "fname",
    "first",
    "given_name",
    "forename",
    "contact_first_name",
    "vorname",
    "prenom",
    "nombre",
  ],
  ["last_name", "lname", "last", "surname", "family_name", "contact_last_name", "nachname", "apellido"],
  ["full_name", "name", "contact_name", "contact_full_name", "your_lead"],
  ["email", "email_address", "e_mail", "mail"],
  [
    "company",
    "company_name",
    "organization",
    "organisation",
    "account_name",
    "business_name",
    "org",
    "firma",
  ],
  ["job_title", "title", "position", "role"],
  ["phone", "phone_number", "mobile", "telephone"],
  ["website", "website_url", "company_website", "domain", "company_domain", "url"],
  ["city", "town", "location"],
  ["country"],
  ["state", "region"],
  ["industry"],
  ["linkedin", "linkedin_url", "linkedin_profile"],
  ["icebreaker", "ice_breaker", "first_line", "personalization", "personalisation", "opening_line"],
  ["salutation", "greeting"],
  ["unsubscribe_url", "unsubscribe", "unsubscribe_link", "unsub", "unsubscribe_here", "opt_out_link"],
  ["sender_name", "from_name", "sender", "sender_first_name", "sender_full_name", "my_name", "your_name"],
  ["sender_address", "sender_email", "from_email", "from_address"],
];
/** Words that appear in brackets for themselves, too. */
const ORDINARY = [
  "first",
  "last",
  "mail",
  "org",
  "title",
  "position",
  "role",
  "mobile",
  "url",
  "domain",
].concat(["location", "state", "region", "unsubscribe", "unsub", "sender", "greeting", "town", "your_lead"]);
/** Other tools write them before a field's name. */
const OWNERS = [
  "contact",
  "lead",
  "prospect",
  "recipient",
  "person",
  "user",
  "merge",
  "custom",
  "subscriber",
  "account",
];

const compact = (name: string) => name.replaceAll("_", "");
const GROUP_OF = new Map(FIELDS.flatMap((group) => group.map((name) => [compact(name), group] as const)));

/** Whether this name means a field of a lead in any context. */
export function isKnownField(written: string, columns: string[]): boolean {
  return spellings(written).some(
    (name) =>
      columns.some((column) => compact(column) === compact(name)) ||
      (GROUP_OF.has(compact(name)) && !ORDINARY.some((word) => compact(word) === compact(name))),
  );
}

/**
 * The column that is meant by a name in another spelling.
 *
 * @param columns - of the campaign's leads
 * @param how - `alike`: but for case, spaces and the like; `meaning`: fname is first_name, too
 * @returns null when no column is
 */
export function columnMeantBy(
  written: string,
  columns: string[],
  how: "alike" | "meaning" = "meaning",
): string | null {
  const known = [...OUR_FIELDS, ...columns];
  for (const name of spellings(written)) {
    const alike = known.find((column) => compact(column) === compact(name));
    if (alike !== undefined) return alike;
  }
  if (how === "alike") return null;
  for (const name of spellings(written)) {
    const group = GROUP_OF.get(compact(name));
    const meant = group && known.find((column) => GROUP_OF.get(compact(column)) === group);
    if (meant !== undefined) return meant;
  }
  return null;
}

/** "Contact.FirstName" is contact_first_name, and first_name. */
function spellings(written: string): string[] {
  const words = written.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  const whole = columnName(words);
  const last = columnName(words.slice(words.lastIndexOf(".") + 1));
  const found = [whole, last].filter((name) => name !== null);
  const owned = found.flatMap((name) => {
    const owner = OWNERS.find((owner) => name.startsWith(`${owner}_`));
    return owner ? [name.slice(owner.length + 1)] : [];
  });
  return [...new Set([...found, ...owned])];
}
