import { randomBytes } from "node:crypto";
import type { Signing } from "../../core/keys/signing.ts";
import type { LastingKey, Prisma, PrismaClient } from "../db/generated/client.ts";
import type { AesSecrets } from "./aes-secrets.ts";
import { hmacSigning } from "./hmac-signing.ts";

const ROOT = "root";

/**
 * Opens the keys that outlive SECRET_KEY. The first start makes the root, and keeps the signing keys of older versions with it. A
 * link in a mail must work for as long as the mail is kept. Call it once `checkKey` has found the keys right.
 */
export async function openSigning(prisma: PrismaClient, secrets: AesSecrets, at: Date): Promise<Signing> {
  const root = { id: ROOT, ...sealKey(secrets, ROOT, randomBytes(32)), createdAt: at };
  // Of two processes that start at once, both take the row of the one that came first.
  await prisma.lastingKey.createMany({ data: [root], skipDuplicates: true });
  const made = await prisma.lastingKey.findUniqueOrThrow({ where: { id: ROOT } });
  await keepEarlier(prisma, secrets, { before: made.createdAt, at });

  const rows = await prisma.lastingKey.findMany({ where: { id: { not: ROOT } } });
  return hmacSigning(
    openKey(secrets, made),
    rows.map((row) => openKey(secrets, row)),
  );
}

/** Keys that came after the root have never signed anything. */
async function keepEarlier(prisma: PrismaClient, secrets: AesSecrets, { before, at }: Times): Promise<void> {
  const ids = secrets.earlierSigning.map(({ id }) => id);
  const used = await prisma.sealingKey.findMany({ where: { id: { in: ids }, createdAt: { lt: before } } });
  const data: Prisma.LastingKeyCreateManyInput[] = secrets.earlierSigning
    .filter(({ id }) => used.some((each) => each.id === id))
    .map(({ id, key }) => ({ id, ...sealKey(secrets, id, key), createdAt: at }));
  await prisma.lastingKey.createMany({ data, skipDuplicates: true });
}

type Times = { before: Date; at: Date };

/** The associated data of a lasting key's seal. */
const lastingKeyBond = (id: string) => `lasting key ${id}`;

const sealKey = (secrets: AesSecrets, id: string, key: Buffer) =>
  secrets.seal(key.toString("base64url"), lastingKeyBond(id));

const openKey = (secrets: AesSecrets, row: LastingKey) =>
  Buffer.from(secrets.open(row, lastingKeyBond(row.id)), "base64url");
