import type { Signing } from "../keys/signing.ts";

/**
 * The stored trace of a forgotten lead. It differs between workspaces, so it does not show that two of them forgot the same person.
 */
export const hashOfLead = (signing: Pick<Signing, "hash">, workspaceId: string, key: string): string =>
  signing.hash("forgotten", `${workspaceId} ${key}`);
