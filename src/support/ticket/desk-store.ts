/** The settings of the support desk of a workspace, which admins choose. */
export type DeskSettings = {
  /** Within how many minutes a customer should have a first answer. */
  firstAnswerMinutes: number;
  /** New tickets are given to the agents by turn. */
  byTurn: boolean;
};

export interface DeskStore {
  get(workspaceId: string): Promise<DeskSettings>;
  set(workspaceId: string, settings: DeskSettings): Promise<void>;
  /** @returns the agent who got a ticket last by turn; nobody else gives one before this transaction ends */
  holdTurn(workspaceId: string): Promise<string | null>;
  turnTo(workspaceId: string, memberId: string): Promise<void>;
}
