import { isPausing, passesWithHost } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { diagnoseEpisode } from "../diagnosis/diagnose-episode.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { LegProof, Proof } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";

/** The verdict on one leg of a proof. */
export type JudgedLeg =
  | { kind: "proven" }
  | { kind: "failed"; diagnosis: Diagnosis }
  /** Its server could not be asked, or would not look at the sign-in for now: that says nothing about what was entered. */
  | { kind: "untried"; diagnosis: Diagnosis };

export type JudgedProof = Record<"smtp" | "imap", JudgedLeg>;

/**
 * One verdict on the entered sign-in. Both servers judge the same sign-in, and one may refuse it in vaguer words. Where both refuse
 * it, the clearer one speaks for both, unless each is certain of another cause.
 *
 * @param known - servers that were not typed just now: if one of these does not answer, its name is not wrong
 */
export function judgeProof(
  proof: Pick<Proof, "smtp" | "imap">,
  { provider, signIn: credential }: Pick<Mailbox, "provider" | "signIn">,
  known: Record<"smtp" | "imap", boolean> = { smtp: true, imap: true },
): JudgedProof {
  const judged = (protocol: "smtp" | "imap", leg: LegProof): JudgedLeg => {
    if (leg.kind === "proven") return leg;
    const diagnosis = diagnose({ provider, protocol, credential, error: leg.error });
    return { kind: known[protocol] && isUntried(diagnosis) ? "untried" : "failed", diagnosis };
  };
  const smtp = judged("smtp", proof.smtp);
  const imap = judged("imap", proof.imap);
  if (smtp.kind !== "failed" || imap.kind !== "failed") return { smtp, imap };
  const verdict = verdictOf(smtp.diagnosis, imap.diagnosis);
  return { smtp: asOne(smtp, verdict), imap: asOne(imap, verdict) };
}

const isUntried = ({ cause }: Diagnosis) => passesWithHost(cause) || cause === "rate_limited";

/** null: they are not about the same. */
function verdictOf(smtp: Diagnosis, imap: Diagnosis): Diagnosis | null {
  const refuses = ({ cause }: Diagnosis) => isPausing(cause) || cause === "unknown";
  if (!refuses(smtp) || !refuses(imap)) return null;
  return diagnoseEpisode([
    { door: "smtp", diagnosis: smtp },
    { door: "imap", diagnosis: imap },
  ]);
}

function asOne(leg: JudgedLeg & { kind: "failed" }, verdict: Diagnosis | null): JudgedLeg {
  const isVaguer = verdict !== null && leg.diagnosis.confidence !== "certain";
  return isVaguer ? { kind: "failed", diagnosis: verdict } : leg;
}
