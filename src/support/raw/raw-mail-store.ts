import type { SealedRaw } from "./seal-raw.ts";

/** A sealed mail as it is stored. */
export type StoredRaw = SealedRaw & { id: string; workspaceId: string };

/** The mails of support inboxes as they came, sealed. The same bytes are kept once in a workspace. */
export interface RawMailStore {
  /** Which of these hashes (hex) are kept already. */
  known(workspaceId: string, hashes: string[]): Promise<Set<string>>;
  /**
   * Keeps those whose bytes are not kept yet. Where large ones lie in files, the file is on the disk before the row.
   *
   * @throws the system's error where the disk takes no more
   */
  add(workspaceId: string, mails: SealedRaw[], at: Date): Promise<void>;
  /** The ids of these hashes (hex). */
  ids(workspaceId: string, hashes: string[]): Promise<Map<string, string>>;
  /** null: there is none, or its file is gone. */
  get(id: string): Promise<StoredRaw | null>;
  /** The same for several, by id, which together have to fit into memory. Mails that are gone are left out. */
  getAll(ids: string[]): Promise<Map<string, StoredRaw>>;
  /** Deletes mails that came before this moment and were understood, at most so many. @returns how many went */
  purge(before: Date, atMost: number): Promise<number>;
  /** Removes files that no row names and that are older than this moment. @returns how many went */
  sweepFiles(before: Date): Promise<number>;
}
