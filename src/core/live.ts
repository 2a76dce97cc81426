/**
 * A change of a workspace. `progress`: nothing but that leads of these campaigns moved on, which happens many times a second;
 * `anything`: the rest.
 */
export type Change = { kind: "anything" } | { kind: "progress"; campaignIds: string[] };

/** Tells open pages that something of a workspace changed; they fetch what they show anew. */
export interface Live {
  changed(workspaceId: string, change?: Change): void;
  /** @returns how to stop listening */
  listen(workspaceId: string, onChange: (change: Change) => void): () => void;
}
