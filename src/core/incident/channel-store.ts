export interface ChannelStore {
  /** In a transaction: nobody else chooses this channel before we commit. */
  lock(channel: string): Promise<void>;
  /** Whether alerts of another workspace go there: several may share one chat. */
  isOfAnother(workspaceId: string, channel: string): Promise<boolean>;
}
