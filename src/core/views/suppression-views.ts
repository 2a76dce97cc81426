import type { Suppression, SuppressionReason } from "../lead/suppression.ts";
import type { Page, Slice } from "../page.ts";

/** The suppressions of a workspace. */
export interface SuppressionViews {
  /** Newest first. @param search - part of an address; "": all */
  list(
    workspaceId: string,
    filter: { search: string; reason: SuppressionReason | null },
    slice: Slice,
  ): Promise<Page<Suppression>>;
  get(workspaceId: string, email: string): Promise<Suppression | null>;
  /** All for which this address is never written to: its own first, then those of its other spellings. */
  matching(workspaceId: string, email: string): Promise<Suppression[]>;
}
