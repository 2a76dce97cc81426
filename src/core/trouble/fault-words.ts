import { maskSecrets } from "../diagnosis/secrets/mask-secrets.ts";
import { storable } from "../storable.ts";

const LONGEST = 300;

/** The message of a fault of ours, as far as it can be stored and shown. The end of a database's message is its essence. */
export function faultWords(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return maskSecrets(storable(said).replace(/\s+/g, " ").trim()).slice(-LONGEST).toWellFormed();
}
