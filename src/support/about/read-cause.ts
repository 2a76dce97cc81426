import type { Cause } from "../../core/diagnosis/cause.ts";
import { diagnose } from "../../core/diagnosis/diagnose.ts";
import type { Diagnosis } from "../../core/diagnosis/diagnosis.ts";
import { protocolOfWords, providerOfWords } from "../../core/diagnosis/speaker-of-words.ts";

/** Of a mail. An error that somebody pastes stands in its beginning, or in what they answer. */
const MOST_LINES = 600;
const LONGEST_LINE = 1_000;
/** A provider's answer may be folded. */
const LINES_OF_ANSWER = 3;
/** Lines that look like an answer of a server are not many. */
const MOST_ANSWERS = 20;

/** Only servers and libraries write these: replies with codes (RFC 5321, RFC 3463, RFC 5530), and the names of errors. */
const CODE =
  /\b[245]\d\d[ -](?:#|\[)?[245]\.\d{1,3}\.\d{1,3}\b|\b5(?:30|34|35|38|50|54)[ -][A-Za-z]|\bAADSTS\d{4,7}\b|\b(?:invalid_grant|invalid_client|unauthorized_client|interaction_required|consent_required|access_denied|invalid_token)\b|\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|UNAVAILABLE|LIMIT|ALERT|EXPIRED|WEBALERT)\b|\bE(?:CONNREFUSED|CONNRESET|TIMEDOUT|NOTFOUND|AUTH|HOSTUNREACH|SOCKET)\b|\bNO (?:LOGIN|AUTHENTICATE) failed|\bBasicAuthBlocked\b/;

/**
 * The cause that the words of a mail tell, as a provider's answer in it says it. A person's own words are no evidence: "my password
 * does not work" may mean anything.
 *
 * @param text - secrets masked
 * @returns null when no provider speaks in it, or its words say nothing
 */
export function readCause(text: string): { cause: Cause; diagnosis: Diagnosis } | null {
  const lines = text.split(/\r?\n/, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE));
  const answers = lines.flatMap((line, at) =>
    CODE.test(line)
      ? [
          lines
            .slice(at, at + LINES_OF_ANSWER)
            .map(unquoted)
            .join("\n"),
        ]
      : [],
  );
  const found = answers
    .slice(0, MOST_ANSWERS)
    .map(judge)
    .filter(({ cause }) => cause !== "unknown");
  const [best] = found.sort((one, other) => SURE[other.confidence] - SURE[one.confidence]);
  return best === undefined ? null : { cause: best.cause, diagnosis: best };
}

const SURE: Record<Diagnosis["confidence"], number> = { certain: 2, likely: 1, unsure: 0 };

/** Marks of a quotation, which mail programs set before each line. */
const unquoted = (line: string) => line.replace(/^[\s>|]{1,20}/, "");

function judge(words: string): Diagnosis {
  const protocol = protocolOfWords(words);
  const credential = protocol === "oauth" ? "oauth" : "password";
  return diagnose({ provider: providerOfWords(words), protocol, credential, error: words });
}
