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

/** Opens several, which together have to fit into memory. `null`: no key at hand opens it, or its bytes are not those that were sealed. */
export async function openRaws(
  { store, secrets }: Pick<SupportContext, "store" | "secrets">,
  rawIds: string[],
): Promise<(rawId: string) => Buffer | null> {
  const stored = await store.rawMails.getAll(rawIds);
  return (rawId) => {
    const raw = stored.get(rawId);
    if (raw === undefined) return null;
    try {
      return unsealRaw(secrets, raw);
    } catch {
      return null;
    }
  };
}
