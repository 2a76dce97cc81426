import { isNotAllowed } from "./connection-not-allowed.ts";
import type { LegProof } from "./mail-port.ts";

/**
 * Closed, silent and foreign ports give the same answer, so that a person who names servers learns nothing of other services there.
 */
class NoMailServer extends Error {
  override name = "NoMailServer";
  readonly code = "ENOMAILSERVER";
}

/** Names that do not exist and certificates that do not hold are a person's to mend. */
const TOLD =
  /^(?:ENOTFOUND|EDNS|EAI_\w+|CERT_\w+|\w*CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH)$/;

/** The leg without the words and the kind of failure of a server that is no mail server. */
export function withoutForeign(leg: LegProof): LegProof {
  if (leg.kind === "proven" || !leg.noMailServer || isNotAllowed(leg.error) || isTold(leg.error)) return leg;
  return { kind: "failed", error: new NoMailServer("") };
}

function isTold(error: unknown): boolean {
  const { code, originalCode } = (error ?? {}) as { code?: unknown; originalCode?: unknown };
  return [code, originalCode].some((one) => typeof one === "string" && TOLD.test(one));
}
