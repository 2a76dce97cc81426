import type { AuditKind, Surface } from "./audit-event.ts";

/** A row of the log in its place in the chain. */
export type AuditRow = {
  /** 1, 2, 3 … in the whole installation. */
  number: number;
  /** An older version of the product may have known other kinds. */
  kind: AuditKind | (string & {});
  workspaceId: string | null;
  memberId: string | null;
  surface: Surface;
  data: AuditData;
  at: Date;
  /** Of the rule by which `hash` is made. */
  hashVersion: number;
  hash: string;
};

export type AuditData = Record<string, string | number | boolean | null | string[]>;

/** A place in the chain, with its keyed hash: `head`: its end. `purged`: everything up to there was removed on schedule. */
export type ChainMark = { kind: "head" | "purged"; number: number; hash: string; at: Date; mac: string };

export type AuditFilter = {
  kind?: string | undefined;
  memberId?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
};

export interface AuditStore {
  /** In a transaction: no other process appends or purges before we commit. */
  lock(): Promise<void>;
  mark(kind: ChainMark["kind"]): Promise<ChainMark | null>;
  saveMark(mark: ChainMark): Promise<void>;
  add(rows: AuditRow[]): Promise<void>;
  last(): Promise<AuditRow | null>;
  /** The rows after this number, in order. */
  chain(after: number, limit: number): Promise<AuditRow[]>;
  /** The rows of a workspace, and those of the whole installation, after this number and in order. */
  list(workspaceId: string, filter: AuditFilter, after: number, limit: number): Promise<AuditRow[]>;
  /** The number of events of a kind that a person made since then. */
  countSince(kind: AuditKind, by: Pick<AuditRow, "workspaceId" | "memberId">, since: Date): Promise<number>;
  /** The first row that is this young or younger; null: all are older. */
  firstSince(at: Date): Promise<number | null>;
  /** Removes the rows up to this number. @returns how many there were */
  removeUpTo(number: number): Promise<number>;
}
