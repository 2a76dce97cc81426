import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, scryptSync } from "node:crypto";
import type { Secrets } from "../../core/keys/secrets.ts";

type Key = { id: string; sealing: Buffer; signing: Buffer };

/** The first key seals; all of them open, so that a key can be replaced while the product runs on. */
export type AesSecrets = Secrets & {
  knowsKey(id: string): boolean;
  /** From now on this key seals. */
  putFirst(key: string): void;
  /** Each key's signing secret from the time before lasting keys. */
  earlierSigning: readonly { id: string; key: Buffer }[];
};

const IV_BYTES = 12; // NIST SP 800-38D §5.2.1.1 recommends 96 bits
const TAG_BYTES = 16;

/** @param keys - any text each, newest first, at least one; what has little entropy is stretched, not made strong */
export function aesSecrets(keys: readonly string[]): AesSecrets {
  const ring = keys.map(keyFrom);
  if (ring.length === 0) throw new Error("aesSecrets needs a key");
  const first = () => ring[0] as Key;

  return {
    get keyId() {
      return first().id;
    },
    get otherKeyIds() {
      return ring.slice(1).map(({ id }) => id);
    },
    putFirst: (key) => void ring.unshift(keyFrom(key)),
    knowsKey: (id) => ring.some((key) => key.id === id),
    earlierSigning: ring.map(({ id, signing }) => ({ id, key: signing })),
    seal(clear, boundTo) {
      const iv = randomBytes(IV_BYTES);
      const { id, sealing } = first();
      const cipher = createCipheriv("aes-256-gcm", sealing, iv).setAAD(bound(id, boundTo));
      const text = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()]);
      return { keyId: id, sealed: new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), text])) };
    },
    open({ keyId, sealed }, boundTo) {
      const key = ring.find((each) => each.id === keyId);
      if (!key)
        throw new Error(`This was sealed with key ${keyId}, which is not among the keys in SECRET_KEY.`);
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv("aes-256-gcm", key.sealing, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(bound(keyId, boundTo))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString("utf8");
    },
  };
}

function keyFrom(text: string): Key {
  // The salt must be the same in every process with the same text, so it only keeps other programs' tables out.
  const root = scryptSync(text, "unpause secret key", 32);
  const part = (purpose: string) => Buffer.from(hkdfSync("sha256", root, "", purpose, 32));
  const id = createHash("sha256").update(part("id")).digest("hex").slice(0, 8);
  return { id, sealing: part("seal"), signing: part("sign") };
}

const bound = (keyId: string, boundTo: string) => Buffer.from(`${keyId} ${boundTo}`, "utf8");
