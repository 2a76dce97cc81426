import type { Rule } from "../rule.ts";
import { saysBoth } from "./languages.ts";

const rfc5321 = "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3";
const rfc4954 = "https://www.rfc-editor.org/rfc/rfc4954#section-6";
const rfc5530 = "https://www.rfc-editor.org/rfc/rfc5530#section-3";

/** Waiting helps: throttling, quotas and faults, in any words. They come before all rules that would pause. */
export const limitsAndFaultsRules: readonly Rule[] = [
  {
    id: "name-not-resolved",
    says: "Temporary failure in name resolution: our own name server does not answer",
    source: "https://man7.org/linux/man-pages/man3/getaddrinfo.3.html",
    when: { words: /name resolution|getaddrinfo|name or service not known/ },
    cause: "network",
    confidence: "certain",
  },
  {
    id: "quota-by-the-hour-or-day",
    says: "Exceeded the hour's or the day's limit",
    source: "https://docs.cpanel.net/knowledge-base/email/mail-limits/",
    when: {
      protocol: ["smtp"],
      inReports: true,
      words: /\b(?:hour|hourly|daily|day|24-hour)(?: \w+){0,3} (?:limit|quota)/,
    },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "imap-limit",
    says: "[LIMIT], [INUSE], [THROTTLED]: too much at once",
    source: rfc5530,
    when: { imap: ["LIMIT", "INUSE", "IN-USE", "THROTTLED", "LOGIN-DELAY", "OVERQUOTA"] },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "imap-unavailable",
    says: "[UNAVAILABLE], [SERVERBUG], [CORRUPTION]: a fault of the server; the sign-in was not judged",
    source: rfc5530,
    when: {
      imap: ["UNAVAILABLE", "SERVERBUG", "CORRUPTION", "SYS/TEMP"],
      words: /^(?!.*(?:too many|maximum number of|connection limit|concurrent|simultaneous))/,
    },
    cause: "provider_outage",
    confidence: "certain",
  },
  {
    id: "throttle-at-once",
    says: "Too many connections, logins, commands or requests at once",
    source: rfc4954,
    when: {
      words:
        /too many[^.]{0,40}(?:log[io]n|auth|connection|session|concurrent|simultaneous|request|attempt|command|error|fail|parallel)|(?:connection|session|concurren\w*|simultaneous|login|request)s?[^.]{0,40}(?:limit|rate|max\w*)[^.]{0,20}(?:exceed|reach|hit|allow)|(?:max\w*|limit|exceed\w*)[^.]{0,40}(?:connection|session|concurren|simultaneous|login)|authenticat\w+ too many times|throttl|too much (?:e-?mail|mail|traffic)|slow(?:ing)? down|try again slower|per second|too (?:fast|frequent|quick|often)|login (?:frequency|rate)|temporarily (?:blocked|banned|locked)[^.]{0,60}(?:attempt|login|fail)|unusual rate of|(?:unexpected|excessive|high|unusual) (?:volume|rate|number)\b|try again in \d{1,4} ?(?:s\b|sec|min|hour)|retry (?:in|after) \d|user complaints|connection attempts? (?:limit|exceeded)|try reconnecting|over(?:ly)? frequent|(?:limit|quota)s? (?:for|of|on) (?:\w+ ){0,2}(?:requests|connections|sessions|log ?ins)/,
    },
    cause: "rate_limited",
    confidence: "likely",
  },
  {
    id: "throttle-by-its-stems",
    says: "Too many, and attempts or connections beside it, in any of twenty languages",
    source: rfc4954,
    when: { words: saysBoth("tooMany", "attempts") },
    cause: "rate_limited",
    confidence: "likely",
  },
  {
    id: "too-many-recipients-by-its-stems",
    says: "Too many, and recipients beside it, in any of twenty languages",
    source: "https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.10",
    when: { protocol: ["smtp"], words: saysBoth("tooMany", "recipient") },
    cause: "sending_limit",
    confidence: "unsure",
  },
  {
    id: "quota-of-sending",
    says: "The hourly or daily number of messages or recipients is reached",
    source: "https://docs.cpanel.net/knowledge-base/email/mail-limits/",
    when: {
      inReports: true,
      protocol: ["smtp", "oauth"],
      words:
        /(?:daily|hourly|per[- ](?:hour|day|minute|month)|an hour|a day|24[- ]?h(?:ou)?rs?|monthly|weekly)[^.]{0,60}(?:limit|quota|exceed|max|allow|reach)|(?:exceed|reach|over|max)\w*[^.]{0,60}(?:daily|hourly|per[- ](?:hour|day|minute)|in (?:the last |one )?(?:hour|day|24))|only \d+ (?:messages|mails|e-?mails|recipients)|(?:send(?:ing)?|outgoing|outbound|submission|relay|messages?|e?-?mails?|smtp|recipients?)[ -](?:rate[ -]?)?(?:limit|quota)s?\b|(?:limit|quota)s?[^.]{0,40}(?:sent|sending|outgoing|messages|e-?mails|recipients)|too many (?:messages|mails|e-?mails|recipients)|sent too many|out[ _]?of[ _]?(?:rate)?limit|ratelimit\b|quota exceeded|over (?:your|the|its|their) (?:\w+ )?quota|number (?:of )?messages|rate_msg|would take you over|(?:hour|day|daily) (?:limit|quota)|queue quota|24-hour sending|(?:defers|deferred) and failures/,
    },
    cause: "sending_limit",
    confidence: "likely",
  },
  {
    id: "throttle-rate-limit",
    says: "Rate limit exceeded",
    source: rfc5321,
    when: { words: /rate[ -]?limit|too_many_requests|too many requests|ratelimit/ },
    cause: "rate_limited",
    confidence: "likely",
  },
  {
    id: "fault-of-server",
    says: "A temporary or internal error, maintenance, or a lost back end on the provider's side",
    source: rfc5321,
    when: {
      words:
        /temporar(?:y|ily)[^.]{0,40}(?:problem|error|fail|fault|unavail|not avail|reject.{0,20}lookup)|internal (?:server )?(?:error|fault|problem)|(?:server|system|service|backend|database|ldap|mysql|auth\w* (?:server|service|backend|daemon))[^.,;]{0,25}(?:error|problem|fault|down|busy|unavailable(?!; )|not available|not respond|failure|overload|maintenance)|insufficient (?:system )?(?:resources?|storage|memory)|maintenance|lookup fail|queue file write|(?:lost|cannot connect|could not connect|unable to connect|connection)[^.]{0,30}(?:to|with) (?:the )?(?:auth\w*|database|backend|ldap|sasl)|gateway (?:timeout|error)|bad gateway|generic failure|(?:local|server|system) (?:config\w*|processing) error|(?:local|technical) (?:error|problem|failure)\b|error in processing|interrupted system call|unable to contact|technical (?:difficult|problem|issue|fault)|(?:it'?s|this is) (?:not you|a problem on our)|something went wrong/,
    },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "reply-421-try-later",
    says: "421 Try again later, closing connection",
    source: rfc5321,
    when: { reply: [421], stage: ["connect"], words: /try again later|too many|rate/ },
    cause: "rate_limited",
    confidence: "likely",
  },
];
