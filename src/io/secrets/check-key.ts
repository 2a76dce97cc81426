import { KEY_CHECK } from "../../core/keys/key-ring.ts";
import { SEALED_KINDS, type SealedCount, type SealedKind } from "../../core/sealing/sealed-store.ts";
import { plural, sayCount, sayList } from "../../core/words/say.ts";
import type { PrismaClient, SealingKey } from "../db/generated/client.ts";
import { sealedStore } from "../db/sealed-rows.ts";
import type { AesSecrets } from "./aes-secrets.ts";

export type KeyCheck = { kind: "right" } | { kind: "wrong"; why: string };

/**
 * Whether the present keys open the sealed values of this database. It is asked at start, so that a wrong key is one sentence, and
 * not a campaign full of refused sign-ins. The first start, and the first with a new key, leave a check behind.
 */
export async function checkKey(prisma: PrismaClient, secrets: AesSecrets, at: Date): Promise<KeyCheck> {
  const known = await prisma.sealingKey.findMany();
  const missing = (await sealedStore(prisma).counts(at)).filter((each) => !secrets.knowsKey(each.keyId));
  if (missing.length > 0) return { kind: "wrong", why: wrongKey(missing) };
  const stranger = known.length > 0 && !known.some((each) => opens(secrets, each));
  if (stranger) return { kind: "wrong", why: notTheKey("this database was", known) };
  await sealedStore(prisma).addKey(secrets.seal(KEY_CHECK, KEY_CHECK), at);
  return { kind: "right" };
}

/** The sealed values, in the words of an operator. A sentence names them in this order. */
const SEALED: Record<SealedKind, (rows: number) => string> = {
  credential: (rows) => `the credentials of ${sayCount(rows, "mailbox", "mailboxes")}`,
  "chat-installation": (rows) => `the tokens of ${rows} ${plural(rows, "chat", "chats")}`,
  reconnect: (rows) => `the secrets of ${rows} open ${plural(rows, "reconnect", "reconnects")}`,
  "sign-in": (rows) => `the secrets of ${sayCount(rows, "sign-in")} under way`,
  "lasting-key": () => "the signing keys of this database",
  "raw-mail": (rows) => `${sayCount(rows, "mail")} to support`,
};

function wrongKey(missing: SealedCount[]): string {
  const things = SEALED_KINDS.flatMap((kind) => {
    const rows = missing.filter((each) => each.kind === kind).reduce((sum, each) => sum + each.rows, 0);
    return rows === 0 ? [] : [SEALED[kind](rows)];
  });
  const ids = [...new Set(missing.map(({ keyId }) => keyId))].map((id) => ({ id }));
  return notTheKey(`${sayList(things)} were`, ids);
}

const notTheKey = (thing: string, keys: { id: string }[]) =>
  `SECRET_KEY (or the key file in DATA_DIR) is not the key that ${thing} sealed with. Start with the key whose id is ${keys.map(({ id }) => id).join(", ")}, or add it to SECRET_KEY after the new one, separated by a comma.`;

function opens(secrets: AesSecrets, { id, check }: SealingKey): boolean {
  try {
    return secrets.open({ keyId: id, sealed: check }, KEY_CHECK) === KEY_CHECK;
  } catch {
    return false; // GCM says no more than that it does not fit
  }
}
