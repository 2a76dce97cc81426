/** Tells open pages that something of a workspace changed; they fetch what they show anew. */
export interface Live {
  changed(workspaceId: string): void;
  /** @returns how to stop listening */
  listen(workspaceId: string, onChange: () => void): () => void;
}
