import type { Rule } from "../rule.ts";

const node = "https://nodejs.org/api/errors.html#common-system-errors";
const openssl = "https://nodejs.org/api/tls.html#x509-certificate-error-codes";
const nodemailer = "https://nodemailer.com/errors";

/** No server answered, in words with no other meaning. A program's own guess ("could not authenticate") may be beside them. */
export const noAnswerRules: readonly Rule[] = [
  {
    id: "host-name-mistyped",
    says: "ENOTFOUND for a name with quotes, a blank, a semicolon, a scheme, or no dot: what was typed is not a host name",
    source: node,
    when: {
      words:
        /enotfound (?!localhost\b)(?:["'`;,<([{]|[a-z0-9_.·-]{0,100}(?:["'`;,<>()[\]{}]|:?\/\/)|[a-z0-9_-]{1,60}(?= ¦|$| [a-z0-9_-]{1,60}:\d))/,
    },
    cause: "network",
    confidence: "certain",
    actor: "operator",
  },
  {
    id: "host-name-empty",
    says: "dial tcp :25: a port without a host",
    source: node,
    when: {
      unanswered: true,
      words:
        /\bdial tcp :\d{2,4}\b|\bhost ""|host '' |empty host ?name|no host(?: ?name)? (?:given|specified|set)/,
    },
    cause: "network",
    confidence: "likely",
    actor: "operator",
  },
  {
    id: "proton-bridge-not-running",
    says: "Bridge does not answer: it runs on the owner's or operator's machine",
    source: "https://proton.me/support/bridge",
    when: {
      family: ["proton"],
      words: /greeting never received|econnrefused|timed? ?out|connection (?:refused|closed)/,
    },
    cause: "network",
    confidence: "likely",
    actor: "operator",
  },
  {
    id: "local-refused",
    says: "ECONNREFUSED on localhost: the mail server's name points at our own machine",
    source: node,
    when: { words: /refused[^.]{0,20}(?:\[?::1|localhost|loopback)|localhost[^.]{0,20}refused/ },
    cause: "network",
    confidence: "certain",
    actor: "operator",
  },
  {
    id: "pool-connection-closed",
    says: "nodemailer's pool: the server closed each connection before it said anything, which is no limit of the server's",
    source: nodemailer,
    when: { unanswered: true, words: /reached maximum number of retries after connection was closed/ },
    cause: "network",
    confidence: "certain",
  },
  {
    id: "no-answer",
    says: "Timed out, refused, unreachable, reset, end of file, no such host: the connection itself failed",
    source: node,
    when: {
      unanswered: true,
      words:
        /\b(?:etimedout|econnrefused|econnreset|enotfound|ehostunreach|enetunreach|eai_again)\b|i\/o timeout|connect(?:ion|ing)? (?:attempt )?(?:timed? ?-?out|timeout|refused|reset)|actively refused|active rejection by the target|no such host|host not found|getaddrinfo|network is unreachable|no route to host|\beof caught|unexpected end of (?:file|stream)|(?:read|write|connect) timed out|no response (?:after|within|from)|(?:empty|no) (?:response|reply|answer|greeting)\b|got code ""|receive greeting|ssl_error_|(?:ssl|tls)[^.]{0,12} handshake (?:fail|error|time|has |did |could |was |not )|remote (?:party|host|peer|end)[^.]{0,20}closed|transport stream|call to sspi failed|socket (?:closed|error|hang ?up)|(?:does|did) not respond|not responding|cannot be (?:contacted|reached)|deadline exceeded|connecting to [^¦]{1,80}(?:failed|timed out)|server has disconnected|(?:error|problem|failure|trouble)s? (?:while |when |in |on )?(?:connecting|opening (?:a |the )?(?:connection|socket))/,
    },
    cause: "network",
    confidence: "likely",
  },
];

/** There was no answer, or no secure one. Asked last: a real reply outranks any later event of the socket. */
export const networkRules: readonly Rule[] = [
  {
    id: "tls-certificate-expired",
    says: "CERT_HAS_EXPIRED: the mail server's certificate has run out",
    source: openssl,
    when: { words: /certificate has expired|cert_has_expired|certificate (?:is )?expired/ },
    cause: "network",
    confidence: "certain",
  },
  {
    id: "tls-certificate-expired-code",
    says: "CERT_HAS_EXPIRED, CERT_NOT_YET_VALID",
    source: openssl,
    when: { system: /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/ },
    cause: "network",
    confidence: "certain",
  },
  {
    id: "tls-certificate-code",
    says: "DEPTH_ZERO_SELF_SIGNED_CERT, ERR_TLS_CERT_ALTNAME_INVALID and the like: the certificate does not fit the host",
    source: openssl,
    when: {
      system: /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS|ERR_SSL|EPROTO$)/,
    },
    cause: "network",
    confidence: "certain",
    actor: "operator",
  },
  {
    id: "tls-words",
    says: "self-signed certificate, altnames, wrong version number: host name, port or TLS setting",
    source: openssl,
    when: {
      words:
        /self[- ]?signed|altnames|certificate (?:verify|verification|is (?:not|invalid|untrusted|revoked)|not|chain|unknown|common|failure)|certificate owner|(?:match|fit)\w* the (?:server(?:'s)? )?certificate|(?:invalid|untrusted|bad|peer|remote|revoked) certificate|x509 trust|unable to (?:verify|get)[^.]{0,40}cert|wrong version number|ssl routines|(?:ssl|tls)[^.]{0,30}(?:error|fail|alert|handshake)|handshake fail|unsupported protocol|no protocols available|unknown protocol|(?:protocol|tls|ssl) version\b(?: \d\.\d)?[^.]{0,30}not (?:enabled|supported|allowed)|server hello|\[ssl:|dh key too small|unknown ca|packet length too long|certification path|\bpkix\b|\bx509\b|not look like a tls|\bssl\w*exception|ssl message|plaintext connection|parse tls|secure (?:ssl |tls )?connection[^.]{0,30}(?:fail|could not|cannot|not be)|(?:could not|cannot|unable to|failed to) (?:open|start|establish|negotiate)[^.]{0,20}(?:secure|ssl|tls|encrypted)/,
    },
    cause: "network",
    confidence: "certain",
    actor: "operator",
  },
  {
    id: "network-code",
    says: "ECONNREFUSED, ETIMEDOUT, ENOTFOUND, ECONNRESET and the like",
    source: node,
    when: { system: /^(?:E[A-Z_]+|UND_ERR_\w+|ERR_SOCKET_\w+)$/ },
    cause: "network",
    confidence: "certain",
  },
  {
    id: "network-library-code",
    says: "Our own ENOMAILSERVER, nodemailer's and imapflow's ESOCKET, ECONNECTION, ETIMEDOUT, EDNS, ETLS, NoConnection",
    source: nodemailer,
    when: {
      reason: [
        "enomailserver",
        "esocket",
        "econnection",
        "etimedout",
        "edns",
        "etls",
        "noconnection",
        "eproxy",
        "estream",
        "connect_timeout",
        "greeting_timeout",
        "upgrade_timeout",
        "eclosed",
        "networkerror",
        "timeouterror",
      ],
    },
    cause: "network",
    confidence: "likely",
  },
  {
    id: "imap-bye",
    says: "BYE: the server ended the session, and gave no reason",
    source: "https://www.rfc-editor.org/rfc/rfc9051#section-7.1.5",
    when: { protocol: ["imap"], imapStatus: ["BYE"] },
    cause: "network",
    confidence: "unsure",
  },
  {
    id: "imap-no-to-a-command",
    says: "NO to something asked after the sign-in, without a code: the server could not do it",
    source: "https://www.rfc-editor.org/rfc/rfc9051#section-7.1.2",
    when: {
      protocol: ["imap"],
      stage: [null],
      imapStatus: ["NO"],
      // These speak of the sign-in, though the step was not named as one.
      notWords:
        /denied|account|password|credential|log ?in|auth|setting|permission|activat|disabl|block|suspend/,
    },
    cause: "provider_outage",
    confidence: "unsure",
  },
  {
    id: "dialogue-out-of-step",
    says: "Expected response code 354 but got code 250: an answer to something else, as after a lost line or in a pipeline",
    source: "https://www.rfc-editor.org/rfc/rfc2920",
    when: {
      words:
        /expected[^.]{0,40} (?:but )?(?:got|received|was)[^.]{0,12} "?[23]\d\d\b|(?:could not|cannot|can't|failed to|unable to|error) pars(?:e|ing)[^.]{0,20}(?:response|reply|greeting)|^(?:smtp|imap) (?:error|client error): response error|(?:malformed|unparse?able|unexpected|invalid) (?:\w+ ){0,2}(?:response|reply|greeting)\b|unexpected (?:imap )?bye\b|unterminated line/,
    },
    cause: "network",
    confidence: "unsure",
  },
  {
    id: "network-words",
    says: "Connection closed, timed out, reset or refused; name not found",
    source: node,
    when: {
      words:
        /connection[^.]{0,25}(?:closed|lost|reset|refused|timed? ?out|terminated|aborted|ended|dropped|interrupted|not available|failed|error|broken)|(?:connect|socket|read|write|operation|request|greeting|handshake|command|server|host|idle)\w*[^.]{0,25}time?d? ?-?out|timeout|\btimed[ -]?out\b|unexpected(?:ly)? (?:eof|close|end|disconnect)|\beof\b|socket (?:hang ?up|closed|disconnected|error|exception)|timed? ?-?out (?:while|waiting|after|trying|during)|greeting never received|receive greeting|server logging out|getaddrinfo|name or service not known|nodename nor servname|(?:could not|cannot|can't|couldn't|unable to|failed to) (?:be )?(?:resolve|connect|reach|open (?:a )?(?:connection|socket)|look ?up|establish)|\bdns\b|unreachable|no route to host|network (?:error|is|problem|failure)|broken pipe|connectionreset|connectionrefused|temporary failure in name resolution|name resolution|not connected|disconnected|host not found|(?:host|server)(?:name)? (?:was|is|could) not (?:be )?(?:found|resolved)|no such host|unknown ?host|unknown (?:smtp|imap|pop3?|mail) (?:host|server)|eoferror|end of file|(?:server|host|peer|remote)[^.]{0,30}(?:closed|dropped|hung up|terminated|disconnected)|php_network|stream_socket|errno 1[01]\d|no internet|offline|eacces|permission denied \(connect|connect\(\) failed|end of (?:the )?stream|max retries exceeded|internet connection|(?:problem|trouble) with (?:the |your )?(?:mail )?(?:server or )?network|(?:receive|read|send|write)\w* (?:ssl|tls) data|fetch failed|captive portal|wi-?fi (?:network|login|hotspot)|hotspot|proxy (?:error|server|authentication|connection)/,
    },
    cause: "network",
    confidence: "likely",
  },
];

/** A web server answered with a bare status. Asked last. */
export const httpStatusRules: readonly Rule[] = [
  {
    id: "http-429",
    says: "HTTP 429 Too Many Requests",
    source: "https://www.rfc-editor.org/rfc/rfc6585#section-4",
    when: { http: [429, 429] },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "http-5xx",
    says: "HTTP 500 to 599",
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-15.6",
    when: { http: [500, 599] },
    cause: "provider_outage",
    confidence: "certain",
  },
  {
    id: "http-408",
    says: "HTTP 408 Request Timeout",
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9",
    when: { http: [408, 408] },
    cause: "network",
    confidence: "likely",
  },
  {
    id: "http-401",
    says: "HTTP 401 Unauthorized",
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2",
    when: { http: [401, 401], protocol: ["oauth"] },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "http-403",
    says: "HTTP 403 Forbidden",
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4",
    when: { http: [403, 403], protocol: ["oauth"] },
    cause: "app_misconfigured",
    confidence: "unsure",
  },
];
