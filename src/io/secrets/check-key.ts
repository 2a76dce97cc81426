import type { PrismaClient, SealingKey } from "../db/generated/client.ts";
import type { AesSecrets } from "./aes-secrets.ts";

export type KeyCheck = { kind: "right" } | { kind: "wrong"; why: string };

const CHECK = "sealing key check";

/**
 * Whether the keys at hand open what this database holds; to be asked at start, so that a wrong key is one sentence and not
 * a campaign full of refused sign-ins. The first start, and the first with a new key, leave a check behind.
 */
export async function checkKey(prisma: PrismaClient, secrets: AesSecrets, at: Date): Promise<KeyCheck> {
  const known = await prisma.sealingKey.findMany();
  const inUse = await prisma.credential.groupBy({ by: ["keyId"], _count: true });
  const missing = inUse.filter((each) => !secrets.knowsKey(each.keyId));
  const stranger = known.length > 0 && !known.some((each) => opens(secrets, each));
  if (missing.length > 0 || stranger) {
    const ids = missing.length > 0 ? missing.map((each) => each.keyId) : known.map((each) => each.id);
    const mailboxes = missing.reduce((sum, each) => sum + each._count, 0);
    return { kind: "wrong", why: wrongKey(ids, mailboxes) };
  }
  const { sealed } = secrets.seal(CHECK, CHECK);
  const check = { id: secrets.keyId, check: sealed, createdAt: at };
  await prisma.sealingKey.createMany({ data: [check], skipDuplicates: true });
  return { kind: "right" };
}

function wrongKey(ids: string[], mailboxes: number): string {
  const what =
    mailboxes > 0
      ? `the credentials of ${mailboxes} ${mailboxes === 1 ? "mailbox" : "mailboxes"} were`
      : "this database was";
  return `SECRET_KEY (or the key file in DATA_DIR) is not the key that ${what} sealed with: start with the key whose id is ${ids.join(", ")}, or add it to SECRET_KEY after the new one, separated by a comma.`;
}

function opens(secrets: AesSecrets, { id, check }: SealingKey): boolean {
  try {
    return secrets.open({ keyId: id, sealed: check }, CHECK) === CHECK;
  } catch {
    return false; // GCM says no more than that it does not fit
  }
}
