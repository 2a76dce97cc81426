import type { Signing } from "../../core/keys/signing.ts";
import { domainOf } from "../../core/mailbox/mail-address.ts";

/**
 * The Message-ID of a letter of ours. Its keyed hash cannot be guessed, so nobody answers a letter that they have not seen.
 *
 * @param from - the inbox that it leaves from
 */
export function letterIdOf(signing: Pick<Signing, "hash">, letterId: string, from: string): string {
  return `t.${letterId}.${signing.hash("support-letter", letterId).slice(0, HASH_LENGTH)}@${domainOf(from)}`;
}

const HASH_LENGTH = 32;
