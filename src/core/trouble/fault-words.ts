import { maskSecrets } from "../diagnosis/secrets/mask-secrets.ts";
import { storable } from "../storable.ts";

const LONGEST = 300;

/** What a fault of ours says of itself, as far as it can be stored and shown. The end of a database's message says what it is. */
export function faultWords(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return maskSecrets(storable(said).replace(/\s+/g, " ").trim()).slice(-LONGEST).toWellFormed();
}
