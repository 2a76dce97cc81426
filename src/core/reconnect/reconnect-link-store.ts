type Hash = Uint8Array<ArrayBuffer>;

export type ReconnectLink = {
  workspaceId: string;
  memberId: string;
  mailboxId: string;
  incidentId: string;
  expiresAt: Date;
  spentAt: Date | null;
};

/** The personal links that open a reconnect. */
export interface ReconnectLinkStore {
  add(link: Omit<ReconnectLink, "spentAt"> & { hash: Hash; createdAt: Date }): Promise<void>;
  get(hash: Hash): Promise<ReconnectLink | null>;
  /** Lets it last until then. @returns false when it is spent or expired */
  prolong(hash: Hash, now: Date, until: Date): Promise<boolean>;
  /** @returns false when it is spent or expired */
  spend(hash: Hash, now: Date): Promise<boolean>;
}
