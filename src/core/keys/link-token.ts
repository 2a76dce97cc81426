import { createHash, randomBytes } from "node:crypto";

/** The public token of a link or a session, and its hash, which alone is stored. */
export type LinkToken = { token: string; hash: Uint8Array<ArrayBuffer> };

/** 256 random bits, in letters that an address may carry. */
export function newLinkToken(): LinkToken {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOfToken(token) };
}

/** Plain SHA-256 is enough here: there is nothing to guess in 256 random bits. */
export function hashOfToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
