import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Sealed, Secrets } from "../../core/keys/secrets.ts";

/**
 * The bytes of a mail under a key of their own, which is sealed in its turn. A new key of the product seals only that one again.
 */
export type SealedRaw = Sealed & {
  /** SHA-256 of what is kept, in hex. */
  hash: string;
  /** Of the whole mail, in bytes, and how many of them are kept. */
  size: number;
  kept: number;
  bytes: Buffer;
};

const KEY_BYTES = 32;
const IV_BYTES = 12; // NIST SP 800-38D §5.2.1.1 recommends 96 bits
const TAG_BYTES = 16;

/** The key of a raw mail is bound to this. The database says the same when keys are rotated. */
const boundTo = (workspaceId: string, hash: string) => `raw mail ${workspaceId} ${hash}`;

export const hashOf = (raw: Buffer): string => createHash("sha256").update(raw).digest("hex");

/** Seals a mail by AES-256-GCM. @param size - of the whole mail, which may be larger than what is kept */
export function sealRaw(
  secrets: Secrets,
  { workspaceId, raw, hash, size }: { workspaceId: string; raw: Buffer; hash: string; size: number },
): SealedRaw {
  const key = randomBytes(KEY_BYTES);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const text = Buffer.concat([cipher.update(raw), cipher.final()]);
  const bytes = Buffer.concat([iv, cipher.getAuthTag(), text]);
  const sealed = secrets.seal(key.toString("base64"), boundTo(workspaceId, hash));
  return { ...sealed, hash, size, kept: raw.length, bytes };
}

/** @throws when the key is not at hand, or the bytes are not those that were sealed */
export function unsealRaw(
  secrets: Secrets,
  { workspaceId, hash, bytes, ...sealed }: SealedRaw & { workspaceId: string },
): Buffer {
  const key = Buffer.from(secrets.open(sealed, boundTo(workspaceId, hash)), "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
