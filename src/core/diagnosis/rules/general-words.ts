import type { Rule } from "../rule.ts";

const rfc6749 = "https://www.rfc-editor.org/rfc/rfc6749#section-6";

/** A program's words for its own trouble, when neither a server nor the socket said what it was. None of them is sure. */
export const generalWordRules: readonly Rule[] = [
  {
    id: "refresh-failed",
    says: "Token refresh failed, without the token endpoint's answer",
    source: rfc6749,
    when: {
      credential: ["oauth"],
      words:
        /(?:refresh|renew)\w*[^.]{0,60}(?:fail|error|unable|could not|cannot|couldn't|reject|denied|refused|not possible|http 40[01])|(?:fail|unable|could not|cannot|couldn't)\w* (?:to )?(?:obtain|get|acquire|fetch|retrieve)[^.]{0,30}token|(?:fail|error|unable|could not|cannot|couldn't)\w*[^.]{0,40}(?:refresh|renew)/,
    },
    cause: "token_expired",
    confidence: "unsure",
  },
  {
    id: "token-request-refused",
    says: "HTTP 400 from the token endpoint, without its body",
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    when: {
      credential: ["oauth"],
      http: [400, 400],
      words: /token|oauth|credential|grant/,
    },
    cause: "app_misconfigured",
    confidence: "unsure",
  },
  {
    id: "recipient-failed-somehow",
    says: "The following recipients failed, without the server's reason",
    source: "https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting",
    when: {
      protocol: ["smtp"],
      words:
        /recipients? (?:has |have |was |were )?(?:failed|refused|rejected|not accepted)|recipients?refused|recipient address \S{1,120} not accepted|(?:envelope )?recipient (?:is |was |has been )?(?:not (?:accepted|ok|allowed)|denied)|reject\w* recipients?|badrecipientto|badrcptto|(?:wrong|incorrect) or no longer valid|(?:not )?enough (?:storage )?space|missing home directory|no mail ?box available|allowed rcpthosts|recipient (?:is )?suspend|(?:over|reached) (?:the )?(?:dis[ck] )?quota/,
    },
    cause: "recipient_rejected",
    confidence: "unsure",
  },
  {
    id: "message-failed-somehow",
    says: "Data not accepted; the message was refused, without the server's reason",
    source: "https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting",
    when: {
      protocol: ["smtp"],
      words:
        /(?:data|message|e-?mail|content) (?:was |were |is |has been )?(?:not accepted|refused|rejected|declined)|did not accept (?:the|your) (?:mail|message|data)|anti-?spam|message is (?:suspicious|unsolicited)/,
    },
    cause: "message_refused",
    confidence: "unsure",
  },
  {
    id: "sender-failed-somehow",
    says: "Envelope from address not accepted; sender refused, without the server's reason",
    source: "https://marlam.de/msmtp/msmtp.html",
    when: {
      protocol: ["smtp"],
      words:
        /(?:envelope from|sender|from) address \S{0,120} ?(?:was )?not accepted|sender (?:was )?(?:refused|reject\w*)/,
    },
    cause: "app_misconfigured",
    confidence: "unsure",
  },
  {
    id: "mail-not-set-up",
    says: "SMTP is not configured; no mail server is given",
    source: "https://nodemailer.com/smtp",
    when: {
      words:
        /(?:smtp|imap|mail|mailing|mailer|e-?mail|transport)\b[^.]{0,40}not (?:been )?(?:configured|set ?up)|no (?:smtp|imap|mail) (?:server|host|transport) (?:configured|given|set|specified)|(?:requested|required|expected|needed|enabled),? but (?:is |was |are )?(?:not (?:set|given|provided|configured|specified|defined)|missing|empty)|could not instantiate|mail function\b|(?:\bf[uo]n[kcçz]\S{1,7}|функци[юия]) mail\b|mail[ -]?(?:funktion|functie|funkcj|funkce|funksjon|fonksiyon|関数|函数|함수)|(?:could not|cannot|failed to|unable to) (?:execute|run|start|find)[^.]{0,30}sendmail|sendmail[^.]{0,30}(?:not found|not installed|does not exist)/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "setting-is-empty",
    says: "A value that the program was to be given cannot be null or empty",
    source: "https://learn.microsoft.com/dotnet/api/system.argumentnullexception",
    when: {
      unanswered: true,
      words:
        /(?:can ?not|can't|must not|may not|should not) be (?:null|nil|none|empty|blank|undefined|whitespace)|(?:argument|value|parameter|setting|variable)\b[^.]{0,40} (?:is|was) (?:null|nil|none|empty|blank|undefined|missing|not set)/,
      notWords: /recipient|subject|\bbody\b|attachment/,
    },
    cause: "app_misconfigured",
    confidence: "unsure",
  },
  {
    id: "program-cannot-encode",
    says: "UnsupportedEncodingException, 'ascii' codec can't encode: the program could not write the message",
    source: "https://docs.python.org/3/library/codecs.html#error-handlers",
    when: {
      unanswered: true,
      words:
        /unsupported ?(?:encoding|charset)|unknown (?:encoding|charset|character set)|codec can't (?:en|de)code|unicode(?:en|de)code ?error|(?:encoding|charset)\b[^.]{0,40}not (?:supported|known|available)/,
    },
    cause: "app_misconfigured",
    confidence: "unsure",
  },
  {
    id: "sign-in-failed-somehow",
    says: "Failed to authenticate, in the words of a mail library",
    source: "https://www.rfc-editor.org/rfc/rfc4954#section-6",
    when: {
      protocol: ["smtp", "imap"],
      words:
        /(?:failed|unable|not able|could not|couldn't|cannot|can't) (?:to )?(?:authenticate|log ?in|sign ?in)|(?:reject|refus|deni)\w* (?:your |the |our )?(?:log ?in|password|sign ?-?in|credentials|authentication)|(?:log ?in|sign ?-?in|authori[sz]ation) (?:denied|fail(?:ed|ure)|rejected|refused)/,
    },
    cause: "refused_credential",
    confidence: "unsure",
  },
];
