type Hash = Uint8Array<ArrayBuffer>;

/** A session for one reconnect and nothing else, of a member whom a chat vouches for. */
export type VouchedSession = {
  id: string;
  /** The link that opens it once. Afterwards it means the one reconnect that the session may do. */
  linkHash: Hash;
  workspaceId: string;
  memberId: string;
  mailboxId: string;
  incidentId: string;
  /** The chat that vouches. */
  platform: string;
  /** The page shows it, and the member presses it in the chat. */
  number: number;
  /** The numbers that the member chooses from in the chat, with the right one among them. */
  choices: number[];
  /** null: the link has not been used yet. */
  opened: { browserHash: Hash; expiresAt: Date } | null;
  confirmedAt: Date | null;
  /** Another number was pressed: it stays closed for good. */
  refusedAt: Date | null;
};

export interface VouchedStore {
  add(
    session: Pick<
      VouchedSession,
      "linkHash" | "workspaceId" | "memberId" | "platform" | "number" | "choices"
    >,
    at: Date,
  ): Promise<string>;
  get(id: string): Promise<VouchedSession | null>;
  ofLink(linkHash: Hash): Promise<VouchedSession | null>;
  /** Ties it to the one browser in which its link was used. @returns false when it was used before */
  open(id: string, browserHash: Hash, at: Date, expiresAt: Date): Promise<boolean>;
  /** @returns false when it waits for no number: it is not open, over, confirmed or refused */
  confirm(id: string, at: Date): Promise<boolean>;
  /** Closes it for good. @returns false when it waits for no number */
  refuse(id: string, at: Date): Promise<boolean>;
}
