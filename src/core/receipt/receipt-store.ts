import type { Receipt } from "./receipt.ts";

/** A receipt in its place in the workspace's chain. */
export type StoredReceipt = {
  disconnectionId: string;
  workspaceId: string;
  mailboxId: string;
  /** 1, 2, 3 … */
  number: number;
  body: Receipt;
  /** In hex, by the rule of `hashVersion`. */
  hash: string;
  hashVersion: number;
  at: Date;
};

/** The receipts of an incident, added up. */
export type ReceiptSum = {
  receipts: number;
  leads: { before: number; after: number };
  /** Mailboxes whose counts do not add up. */
  notAccountedFor: number;
  sentTwice: number;
  inDoubt: number;
  waiting: number;
};

export interface ReceiptStore {
  add(receipt: StoredReceipt): Promise<void>;
  get(disconnectionId: string): Promise<StoredReceipt | null>;
  sumOf(incidentId: string): Promise<ReceiptSum>;
  /** The end of the chain (number 0 and no hash when it is empty). In a transaction, no other process adds before we commit. */
  lastLink(workspaceId: string): Promise<{ number: number; hash: string }>;
  /** The links after this number, in order. */
  chain(workspaceId: string, after: number, limit: number): Promise<StoredReceipt[]>;
}
