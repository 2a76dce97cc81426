import { addressKey, canonicalAddress } from "../../mailbox/mail-address.ts";
import { NOTE } from "./gone-for-good.ts";

/** The person whom a note names in place of one who is gone. One of the two fields may be missing. */
export type Successor = { name: string | null; address: string | null };

/** In ASCII: sentences in Chinese put no space around an address. */
const ADDRESS = /[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,200}\.[A-Za-z0-9-]{2,24}/g;
const NOBODY = /^(no-?reply|do-?not-?reply|postmaster|mailer-daemon|unsubscribe)@/;

/** Two to four words with capitals, titles left out. */
const PERSON =
  "(?:(?:Mr|Mrs|Ms|Dr|Frau|Herrn?|Mme|M|Sra?|Sig|Sig\\.ra|Dott|Pan[ai]?|Hr|Fru)\\.? )?(\\p{Lu}[\\p{L}'’-]{1,30}(?: (?:(?:van|von|de|der|den|da|di|la|le) ){0,2}\\p{Lu}[\\p{L}'’-]{1,30}){1,3})";
/** "Bob Smith (bob@…", "Bob Smith at bob@…", "Bob Smith: bob@…". */
const NAME_BEFORE = new RegExp(
  `${PERSON}\\s{0,3}(?:[,:(<–-]|(?:at|on|via|by|unter|per|sous|par|en|a|all['’]|em|op|pod|på|по)\\b)?[^\\p{L}\\n]{0,4}(?:e-?mail:? ?|mailto:|email at ?|mail at ?)?[(<\\s]{0,3}$`,
  "u",
);
const NAME_AFTER_VERB = new RegExp(
  `(?:contact|reach out to|write to|kontaktieren Sie(?: bitte)?|wenden Sie sich(?: bitte)? an|contacter|contactez|en contacto con|contattare|contatti|contate|contactar|contact opnemen met|się z|kontakta|kontakt|kontakte)(?: (?:my|our|meine|unsere|ma|notre) \\p{L}{1,20})? ${PERSON}`,
  "u",
);
const VERBS =
  /^(?:Please|Contact|Kindly|Bitte|Kontaktieren|Contactez|Veuillez|Wenden|Sie|Contatti|Contate|For|In)\s+/u;

/**
 * The first person that a note names besides its own, by address or by name.
 *
 * @param own - the addresses that the note comes from or is about
 */
export function successorIn(text: string, own: string[]): Successor | null {
  const note = text.slice(0, NOTE);
  const ownKeys = new Set(own.map(addressKey));
  for (const found of note.matchAll(ADDRESS)) {
    const address = canonicalAddress(found[0].replace(/^['.]+/, ""));
    if (address === "" || NOBODY.test(address) || ownKeys.has(addressKey(address))) continue;
    const before = note.slice(Math.max(0, found.index - 120), found.index);
    return { name: nameIn(NAME_BEFORE.exec(before)?.[1] ?? NAME_AFTER_VERB.exec(before)?.[1]), address };
  }
  const name = nameIn(NAME_AFTER_VERB.exec(note)?.[1]);
  return name === null ? null : { name, address: null };
}

function nameIn(found: string | undefined): string | null {
  let name = found ?? "";
  while (VERBS.test(name)) name = name.replace(VERBS, "");
  return name.includes(" ") ? name.slice(0, 100) : null;
}
