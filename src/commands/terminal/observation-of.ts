import type { CredentialKind, Observation, Protocol } from "../../core/diagnosis/observation.ts";
import { protocolOfWords, providerOfWords } from "../../core/diagnosis/speaker-of-words.ts";

export type Known = { provider?: string; protocol?: Protocol; credential?: CredentialKind };

const PROTOCOLS: readonly unknown[] = ["smtp", "imap", "oauth"] satisfies Protocol[];
const CREDENTIALS: readonly unknown[] = ["oauth", "password", "app_password"] satisfies CredentialKind[];

/**
 * A failure as a person pasted it: a row `{provider, protocol, credential, error}`, an error object, or a provider's words. Absent
 * fields come from `known`, else from the words themselves where they show them.
 */
export function observationOf(pasted: unknown, known: Known = {}): Observation {
  const row = isRow(pasted) ? pasted : { error: pasted };
  const words = wordsOf(row.error);
  const protocol = isProtocol(row.protocol) ? row.protocol : (known.protocol ?? protocolOfWords(words));
  const credential = isCredential(row.credential) ? row.credential : known.credential;
  return {
    provider: typeof row.provider === "string" ? row.provider : (known.provider ?? providerOfWords(words)),
    protocol,
    credential: credential ?? (protocol === "oauth" ? "oauth" : "password"),
    error: row.error,
  };
}

type Row = { provider?: unknown; protocol?: unknown; credential?: unknown; error: unknown };

/** An error object may have an `error` of its own (OAuth's do), but then none of the others. */
function isRow(pasted: unknown): pasted is Row {
  if (typeof pasted !== "object" || pasted === null || !("error" in pasted)) return false;
  return "provider" in pasted || "protocol" in pasted || "credential" in pasted || "id" in pasted;
}

const isProtocol = (given: unknown): given is Protocol => PROTOCOLS.includes(given);
const isCredential = (given: unknown): given is CredentialKind => CREDENTIALS.includes(given);

/** Enough to see who speaks, however long the text is. */
const ENOUGH = 4_000;

function wordsOf(error: unknown): string {
  if (typeof error === "string") return error.slice(0, ENOUGH);
  try {
    return (JSON.stringify(error) ?? "").slice(0, ENOUGH);
  } catch {
    return "";
  }
}
