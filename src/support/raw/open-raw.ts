import type { SupportContext } from "../support-rooms.ts";
import { unsealRaw } from "./seal-raw.ts";

/**
 * The bytes of a mail as they came.
 *
 * @returns null when they are not kept any more
 * @throws when no key at hand opens them, or they are not those that were sealed
 */
export async function openRaw(
  { store, secrets }: Pick<SupportContext, "store" | "secrets">,
  rawId: string,
): Promise<Buffer | null> {
  const stored = await store.rawMails.get(rawId);
  return stored && unsealRaw(secrets, stored);
}
