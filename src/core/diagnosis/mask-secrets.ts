/**
 * What must never reach a chat message, a log or a page. Tokens are known by their shape, the rest by the name
 * that stands before them.
 */
const secret = new RegExp(
  [
    // JSON web tokens, and Google's, Microsoft's and Slack's own token shapes.
    "\\beyJ[\\w-]{8,}(?:\\.[\\w-]*){0,4}",
    "\\bya29\\.[\\w.-]{8,}",
    "\\b1//[\\w-]{16,}",
    "\\bGOCSPX-[\\w-]{8,}",
    "\\b(?:M\\.[A-Z]\\w{0,8}_\\w{2,8}\\.|[01]\\.A[\\w-]{2,6}[\\w-])[\\w.*!$-]{24,}",
    "\\bxox[a-z]-[\\w-]{8,}",
    // The secret half of a URL with a sign-in in it.
    "(?<=://[^\\s:/@]{1,80}:)[^\\s/@]{1,200}(?=@)",
    // "password=…", "refresh_token": "…", "Bearer …", the base64 after an AUTH command, the words after LOGIN.
    "(?<=\\b(?:access_token|refresh_token|id_token|client_secret|client_assertion|assertion|passwd|password|secret|pwd)\\\\?[\"']?(?:=|\\s?:\\s?)\\\\?[\"']?)[^\\s\"'&,;}\\\\]{4,}",
    "(?<=\\bbearer )[\\w.~+/=-]{12,}",
    "(?<=\\bauth(?:enticate)? (?:plain|login|xoauth2|oauthbearer) )[\\w+/=-]{8,}",
    '(?<=\\blogin "[^"]{1,100}" )"[^"]{1,200}"',
    // A long run that is neither words nor a host name: base64 or hexadecimal.
    "[A-Za-z0-9+/_-]{64,}={0,2}",
  ].join("|"),
  "gi",
);

/** The same text with every secret replaced by "•••". Texts are short by then: see `readFailure`. */
export function maskSecrets(text: string): string {
  return text.length < 8 ? text : text.replace(secret, "•••");
}
