import type { Family } from "./provider-family.ts";

/** Signs of one provider's servers: their own pages, host names and signatures. All in lower case. */
const SIGNS: readonly [Family, RegExp][] = [
  ["google", /\bgsmtp\b|(?:support|accounts|admin|mail)\.google\.com|\bgoogle workspace\b/],
  [
    "microsoft",
    /\baadsts\d|\baka\.ms\/|\b(?:outlook|office365|office|exchangelabs|microsoftonline)\.com\b|\[beginningofmessage/,
  ],
  ["yahoo", /\b(?:login|help|postmaster)\.yahoo(?:inc)?\.com\b/],
  ["icloud", /\bicloud\.com\/|\b(?:support|iforgot)\.apple\.com\b/],
  ["zoho", /\b(?:mail|accounts|help)\.zoho\.(?:com|eu|in)\b/],
  ["fastmail", /\bfastmail\.(?:com|help)\b/],
  ["yandex", /\byandex\.(?:com|ru)\/support\b/],
  ["mailru", /\bhelp\.mail\.ru\b/],
  ["qq", /\b(?:service|help|open)\.mail\.qq\.com\b/],
  ["netease", /\b(?:help|mail)\.163\.com\b/],
  ["gmx", /\b(?:postmaster|hilfe)\.(?:gmx|web)\.(?:net|de)\b/],
];

/**
 * Finds the provider of a server by its own words: a server that was entered by hand may be a provider's all the same.
 *
 * @param words - the failure's text in lower case
 * @returns null when nothing tells
 */
export function familyOfWords(words: string): Family | null {
  return SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? null;
}
