import { canonicalAddress } from "../../core/mailbox/mail-address.ts";

/** Nobody asks for help with more mailboxes in one mail. */
const MOST_ADDRESSES = 50;
const ADDRESS = /(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/gu;

/** The addresses that a mail names, each once, in canonical form. */
export function addressesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [address] of text.matchAll(ADDRESS)) {
    const canonical = canonicalAddress(address.replace(/\.+$/, ""));
    if (canonical !== "") found.add(canonical);
    if (found.size === MOST_ADDRESSES) break;
  }
  return [...found];
}

/** A shorter name stands in texts by chance. */
const SHORTEST_NAME = 4;

/** Whether a mail names a campaign: the whole name, as words of their own, in any case. */
export function namesCampaign(text: string, name: string): boolean {
  const sought = plain(name);
  if (sought.length < SHORTEST_NAME || !/[\p{L}\p{N}]/u.test(sought)) return false;
  const words = plain(text);
  for (let at = words.indexOf(sought); at !== -1; at = words.indexOf(sought, at + 1)) {
    if (!isLetter(words[at - 1]) && !isLetter(words[at + sought.length])) return true;
  }
  return false;
}

const isLetter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}_]/u.test(character);

const plain = (text: string) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
