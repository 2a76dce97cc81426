import type { Rule } from "../rule.ts";
import { saysBeside } from "./languages.ts";

const rfc5530 = "https://www.rfc-editor.org/rfc/rfc5530#section-3";

/** The server wants a sign-in before mail, also one by POP3 (RFC 4954 §6; "POP before SMTP" is older than AUTH). */
const notSignedIn =
  /auth\w* (?:is )?(?:required|needed|first|necessary)|requires? auth\w*|must (?:first )?(?:be )?(?:authenticate|log)|please (?:log ?in|authenticate|turn on|enable) ?(?:smtp auth)?|not (?:logged in|authenticated)|unauthenticated (?:user|client|connection|session)|authenticate (?:first|yourself|before)|smtp auth|auth(?:entication)? (?:command )?first|pop[- ]?before[- ]?smtp|(?:check|fetch|receive|retrieve|get) (?:your )?(?:new )?(?:e-?mail|mail|messages)[^.]{0,30}(?:first|before)|pop3? (?:login|authentication|check)[^.]{0,30}(?:first|before|required)/;

/** How we spoke to the server: not secure enough, not signed in, or as if it were ours to relay. Before any fault or limit. */
export const howWeAskedRules: readonly Rule[] = [
  {
    id: "tls-required",
    says: "530 Must issue a STARTTLS command first; 538 Encryption required; [PRIVACYREQUIRED]",
    source: "https://www.rfc-editor.org/rfc/rfc3207#section-4",
    when: {
      words:
        /must issue a starttls|tls ?v?1\.[0-3]|starttls (?:command )?(?:is )?(?:required|first|needed)|(?:ssl|tls|encryption|encrypted|secure (?:connection|channel))[^.]{0,40}(?:requi|needed|only|mandatory|must)|(?:requir|must use|need)\w*[^.]{0,40}(?:ssl\b|tls\b|encrypt|secure connection)|without (?:ssl|tls|encryption)|plain ?text (?:auth\w*|login|password)\w*[^.]{0,40}(?:disallow|not allow|disabled|not permitted|refused)|available only with ssl|logindisabled|login (?:is )?disabled[^.]{0,30}(?:ssl|tls|clear)/,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "tls-required-by-its-stems",
    says: "TLS or SSL, and that it is required, in any of twenty languages",
    source: "https://www.rfc-editor.org/rfc/rfc3207#section-4",
    when: { words: saysBeside("\\b(?:start)?tls\\b|\\bssl\\b", "required") },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "imap-privacy-required",
    says: "[PRIVACYREQUIRED]",
    source: rfc5530,
    when: { imap: ["PRIVACYREQUIRED", "CLIENTBUG"] },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "not-signed-in",
    says: "530 5.7.0 Authentication required: the server wants a sign-in (or a look at the inbox) before it takes mail",
    source: "https://www.rfc-editor.org/rfc/rfc4954#section-6",
    when: {
      protocol: ["smtp"],
      stage: ["mail", "rcpt", "data", "transaction"],
      words: notSignedIn,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "not-signed-in-no-stage",
    says: "Authentication required, in a text that does not say at which step",
    source: "https://www.rfc-editor.org/rfc/rfc4954#section-6",
    when: {
      protocol: ["smtp"],
      words:
        /(?<!factor |step |second )\bauth\w* (?:is )?(?:required|needed|necessary)|requires? (?:smtp )?auth\w*|(?:please|must|need to) (?:first )?(?:be )?(?:authenticate|log ?in)(?! (?:to|via|through|with|on|at|using|by) )\w*[^.]{0,30}(?:before|first|prior)|client (?:was|is) not authenticated\b|(?:send|issue|use) (?:the )?auth (?:command )?first|pop[- ]?before[- ]?smtp/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "sign-in-not-tried",
    says: "Unencrypted connection; wrong host name; missing password: our own program did not try to sign in",
    source: "https://pkg.go.dev/net/smtp#PlainAuth",
    when: {
      unanswered: true,
      words:
        /plainauth failed|unencrypted connection|\bwrong host ?name|(?:missing|empty|no) (?:smtp |imap |auth\w* )?(?:user ?name|password|credentials?)s? (?:for|given|specified|provided|set|configured|supplied)|(?:user ?name|password|credentials?)s? (?:is |are |was |were )?(?:not (?:set|specified|given|provided|configured|supplied)|missing|empty|blank)/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "relay-denied",
    says: "554 5.7.1 Relay access denied",
    source: "https://www.postfix.org/SMTPD_ACCESS_README.html",
    when: {
      words:
        /relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:permitted|allowed)|prohibited|refused)|do(?:es)? not relay|not (?:permitted|allowed) to relay|open relay|relay not permitted|denies relay|inoltro[^.]{0,20}negato|weiterleitung[^.]{0,30}(?:verweigert|nicht (?:erlaubt|gestattet))|relais[^.]{0,20}(?:refus|interdit)|retransmisión[^.]{0,20}(?:denegad|no permitid)|(?:retransmissão|reencaminhamento)[^.]{0,20}(?:negad|não permitid)|(?:拒绝|禁止)中继|中继(?:被拒|拒绝)|中継[^。]{0,10}拒否|пересылка запрещена/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
];
