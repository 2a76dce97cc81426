import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { HashPurpose, Signing } from "../../core/keys/signing.ts";

/**
 * @param root - 32 random bytes
 * @param earlier - keys that signed links before there was a root; what they signed still counts
 */
export function hmacSigning(root: Buffer, earlier: readonly Buffer[] = []): Signing {
  const links = part(root, "links");
  const verifying = [links, ...earlier];
  const hashing: Record<HashPurpose, Buffer> = {
    receipt: part(root, "hash receipt"),
    audit: part(root, "hash audit"),
    forgotten: part(root, "hash forgotten"),
    "support-environment": part(root, "hash support environment"),
    "support-letter": part(root, "hash support letter"),
    "sender-test": part(root, "hash sender test"),
  };
  return {
    sign: (text) => signature(links, text).toString("base64url"),
    verify(text, given) {
      const bytes = Buffer.from(given, "base64url");
      return verifying
        .map((key) => signature(key, text))
        .some((right) => right.length === bytes.length && timingSafeEqual(right, bytes));
    },
    hash: (purpose, text) => signature(hashing[purpose], text).toString("hex"),
  };
}

const part = (root: Buffer, purpose: string) => Buffer.from(hkdfSync("sha256", root, "", purpose, 32));
const signature = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
