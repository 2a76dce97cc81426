import { randomBytes } from "node:crypto";
import { hashOfToken } from "../keys/link-token.ts";

/** Crockford's Base32: no letter looks like a digit (crockford.com/base32.html). */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/** 50 random bits, in two halves that people can read out. It lasts for minutes, so nobody guesses it. */
export function newConnectCode(): { code: string; hash: Uint8Array<ArrayBuffer> } {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  const code = `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
  return { code, hash: hashOfToken(letters) };
}

/** The hash of a code as people type it: in any case, with any marks between. O is read as 0, and I and L as 1. */
export const hashOfConnectCode = (typed: string): Uint8Array<ArrayBuffer> =>
  hashOfToken(
    typed
      .slice(0, 100)
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, "")
      .replaceAll("O", "0")
      .replace(/[IL]/g, "1"),
  );
