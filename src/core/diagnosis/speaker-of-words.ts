import type { Protocol } from "./observation.ts";

/** The protocol that a provider's words are about, where nothing else tells. */
export function protocolOfWords(words: string): Protocol {
  if (/AADSTS\d|invalid_grant|invalid_client|"error_description"/.test(words)) return "oauth";
  if (/\bNO \[|\bBYE\b|AUTHENTICATIONFAILED|"serverResponseCode"|\bIMAP/i.test(words)) return "imap";
  return "smtp";
}

/** How the large providers sign their replies. */
export function providerOfWords(words: string): string {
  if (/\bgsmtp\b|support\.google\.com|googlemail|imap\.gmail/i.test(words)) return "google";
  if (/AADSTS\d|\.outlook\.com|office365|aka\.ms\//i.test(words)) return "microsoft";
  return "generic";
}
