import type { Signing } from "../keys/signing.ts";

/** What is kept of a forgotten lead. It differs between workspaces, so nobody sees who was forgotten in two of them. */
export const hashOfLead = (signing: Pick<Signing, "hash">, workspaceId: string, key: string): string =>
  signing.hash("forgotten", `${workspaceId} ${key}`);
