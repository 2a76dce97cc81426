import { diagnose } from "../diagnosis/diagnose.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Bounce } from "../mailbox/inbound-mail.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";

/** A report says what it has to say in its first lines. */
const READ = 2_000;

/** Where the mail that came back begins, in a report that is one text: Exim, qmail, sendmail, Exchange, and headers as they are. */
const RETURNED =
  /^[-> \t]{0,40}(?:this is a copy of|below this line is a copy|original message|original e?-?mail|message headers follow|ursprüngliche nachricht|return-path:|received: |message-id:|mime-version:|subject: )/im;

/**
 * Diagnoses a delivery report by the rules for SMTP replies. Its diagnostic line comes first, then the report's own text, and last
 * the bare status.
 *
 * @param text - the text of the report, without the returned mail, whose words are ours
 */
export function diagnoseReport(
  { status, diagnostic }: Pick<Bounce, "status" | "diagnostic">,
  text: string,
  { provider, signIn: credential }: Pick<Mailbox, "provider" | "signIn">,
): Diagnosis {
  const of = (response: string) =>
    diagnose({ provider, protocol: "smtp", credential, error: { command: "REPORT", response, status } });

  const byLine = of(diagnostic ?? "");
  if (saysInWords(byLine)) return byLine;
  const byText = of([diagnostic, ownWords(text)].filter(Boolean).join(". "));
  return saysInWords(byText) ? byText : byLine;
}

const saysInWords = ({ evidence }: Diagnosis) => evidence.some(({ words }) => words !== "");

function ownWords(text: string): string {
  const beginning = text.slice(0, READ);
  const returned = RETURNED.exec(beginning);
  return returned ? beginning.slice(0, returned.index) : beginning;
}
