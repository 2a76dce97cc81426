import { createHash, randomBytes } from "node:crypto";

/** RFC 7636, S256. */
export function aChallenge() {
  const codeVerifier = randomBytes(32).toString("base64url");
  return { codeVerifier, codeChallenge: createHash("sha256").update(codeVerifier).digest("base64url") };
}
