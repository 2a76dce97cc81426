import type { Signing } from "../keys/signing.ts";
import type { AuditRow, ChainMark } from "./audit-store.ts";

export const HASH_VERSION = 1;

type Hashing = Pick<Signing, "hash">;

/**
 * The keyed hash (hex) of a row and the hash of the row before it ("" for the first). Every field counts. Objects are written with
 * their keys in alphabetical order, since a database may keep them in another.
 *
 * @returns null where this program does not know the version of the rule
 */
export function hashOfRow(signing: Hashing, row: Omit<AuditRow, "hash">, previous: string): string | null {
  if (row.hashVersion !== HASH_VERSION) return null;
  const { number, kind, workspaceId, memberId, surface, data, at, hashVersion } = row;
  const sorted = Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const fields = [
    hashVersion,
    number,
    kind,
    workspaceId,
    memberId,
    surface,
    sorted,
    at.toISOString(),
    previous,
  ];
  return signing.hash("audit", `row ${JSON.stringify(fields)}`);
}

/** The keyed hash of a mark. A person who can only write to the database cannot move the end or the beginning of the chain. */
export const macOf = (signing: Hashing, { kind, number, hash, at }: Omit<ChainMark, "mac">): string =>
  signing.hash("audit", `mark ${JSON.stringify([kind, number, hash, at.toISOString()])}`);

export const isGenuine = (signing: Hashing, mark: ChainMark): boolean => macOf(signing, mark) === mark.mac;
