import type { Rule } from "../rule.ts";

const rfc4954 = "https://www.rfc-editor.org/rfc/rfc4954#section-6";
const rfc5530 = "https://www.rfc-editor.org/rfc/rfc5530#section-3";
const fetchStandard = "https://fetch.spec.whatwg.org/#concept-network-error";

/**
 * The token endpoint was not reached, or another host answered for it. Every rule that takes "token" and "failed" or "invalid" for
 * an ended token comes later, since the token was never judged.
 */
export const tokenNotJudgedRules: readonly Rule[] = [
  {
    id: "token-endpoint-not-json",
    says: "Unexpected token '<'; invalid character '<' looking for beginning of value; Expecting value: line 1 column 1",
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.1",
    when: {
      protocol: ["oauth"],
      unanswered: true,
      words:
        /unexpected token .{1,60}(?:json|<)|invalid character .{1,12}looking for beginning|expecting value: line 1|json ?(?:decode|parse|reader|syntax)\w* ?(?:error|exception)|(?:invalid|malformed|not valid|unable to parse|failed to parse|could not parse|cannot parse)[^.]{0,20} json|upstream (?:request timeout|connect error)|no healthy upstream|(?:bad gateway|service unavailable|gateway time-?out|internal server error)/,
      notWords: /(?:credentials|key|token|client|secret)\w*(?:\.json| file)|http 40[013]\b/,
    },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "token-endpoint-status",
    says: "Invalid status code 503: nodemailer's own words for the token endpoint's answer",
    source: "https://nodemailer.com/smtp/oauth2",
    when: { credential: ["oauth"], words: /invalid status code (?:5\d\d|429)\b/ },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "token-endpoint-not-reached",
    says: "The token could not be refreshed because the request itself failed: fetch failed, TLS, a proxy, a time-out",
    source: fetchStandard,
    when: {
      protocol: ["oauth"],
      unanswered: true,
      words:
        /\bfetch failed|failed to fetch|network ?error|networkerror|networkexception|endpoints cannot be resolved|endpoints_resolution_error|openid_config_error|certificate has expired|self[- ]signed certificate|certificate verify failed|(?:ssl|tls)[^.]{0,30}(?:handshake|error|fail)|tunneling socket|proxy (?:authentication|error|connection|server)|proxyerror|socket hang ?up|connection (?:reset|refused|aborted|closed|timed? ?out|error|failed)|failed to (?:connect|establish)|could not connect|unable to connect|request was cancell?ed|deadline exceeded|discovery document|authority configuration|timed? ?-?out|\btimeout\b|max retries exceeded|no route to host|unreachable/,
      notWords: /\b(?:session|token)\b[^.]{0,30}timed? ?out|(?:status(?: code)?|http) ?[45]\d\d\b/,
    },
    cause: "network",
    confidence: "likely",
  },
];

/** The server answered a sign-in but could not judge it: it was busy with itself, or with too many of our requests. */
export const signInNotJudgedRules: readonly Rule[] = [
  {
    id: "sign-in-too-many-attempts",
    says: "Login attempts exceeded; maximum number of attempts; greylisted: refused without a look at the password",
    source: rfc4954,
    when: {
      protocol: ["smtp", "imap"],
      stage: ["auth", "connect", null],
      words:
        /(?:attempt|tries|retries|failures)s?\b[^.]{0,30}(?:exceed|limit|maxim|reached|too many|exhaust)|(?:exceed\w*|max\w*|limit of|many|excessive)[^.]{0,40}(?:login|auth\w*|password|sign-?in|failed)[^.]{0,20}(?:attempt|tries|retries|failures)|(?:auth\w*|login|sign-?in|password) (?:error|failure)s? (?:limit|maximum|exceed|count)|repeated (?:\w+ )?(?:failures|attempts)|(?:blocked|banned|locked|denied) (?:out )?for (?:\d{1,4}|an?|a few|some) ?(?:s\b|sec|min|hour)|(?:\bip\b|host|client|your address)[^.]{0,30}temporarily (?:banned|blocked)|fail2ban|gr[ea]y ?-?list/,
      notWords: /#auth\d|bad auth attempts/,
    },
    cause: "rate_limited",
    confidence: "likely",
  },
  {
    id: "sign-in-behind-the-server",
    says: "The server's own check of passwords and tokens does not answer: a database, directory, daemon or introspection",
    source: rfc5530,
    when: {
      protocol: ["smtp", "imap"],
      stage: ["auth"],
      words:
        /introspection(?![^.]{0,40}(?:inactive|not active|revoked|expired))|connection (?:to \S{1,60} )?(?:timed? ?out|refused|reset|lost|closed|aborted|failed)|internal (?:authentication|authorization|login|auth|sign-?in) (?:failure|error|problem|fault)|refer to (?:the )?server log|(?:daemon|server|service|backend|back ?-?end|database|directory|ldap\w*|radius|sql|saslauthd|authdaemond?|upstream|endpoint|store|proxy)\b[^.,:;[]{0,40}(?:not (?:be )?(?:reach|respon|run|connect|contact|ready|avail)|unreachable|unavailable|timed? ?out|did not (?:respond|answer|reply)|no (?:response|answer|reply)|\bdown\b|fail(?:ed|ure)|overload|too busy)|(?:timed? ?out|timeout)\b[^.]{0,40}(?:auth|ldap|sql|database|backend|lookup|upstream)|(?:unable|cannot|can't|could not|couldn't|not able) (?:to )?\w+[^.]{0,60}(?:at (?:this|the) (?:time|moment)|at present|right now|for now|\bnow\b|currently)|servfail|user lookup|passdb|userdb|\btemporar(?:y|ily)\b/,
      notWords: /temporar\w+ (?:block|lock|suspend|disabl|ban|password)|smtp auth|oauth server/,
    },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "imap-request-timed-out",
    says: "NO or BAD, and the request timed out: what stands behind the IMAP server did not answer it",
    source: rfc5530,
    when: { protocol: ["imap"], imapStatus: ["NO", "BAD"], words: /timed? ?-?out|\btimeout|timeoutexpired/ },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "sign-in-try-later",
    says: "NO Login failed. Please try again later: asked to come back, and not told of a wrong password",
    source: rfc5530,
    when: {
      protocol: ["smtp", "imap"],
      stage: ["auth"],
      words:
        /(?:try|retry|come back|again|reconnect|log ?in|wait)\b[^.]{0,30}\b(?:later\b|(?:in|after|for) (?:a (?:few|couple|while)|some (?:time|minutes)|\d{1,4} ?(?:s\b|sec|min|hour)))/,
      notWords:
        /password|passwd|credential|user ?name|web ?(?:mail|site|interface|browser|login)|suspend|disabled/,
    },
    cause: "rate_limited",
    confidence: "unsure",
  },
  {
    id: "sign-in-later-status",
    says: "535 with 4.y.z: the status says that it passes",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-2",
    when: { protocol: ["smtp"], stage: ["auth"], replyClass: 5, enhanced: /^4\.\d+\.\d+$/ },
    cause: "provider_outage",
    confidence: "unsure",
  },
];
