/** Tokens known by their shape: JSON web tokens, Google's, Microsoft's and Slack's own, and any long run of base64. */
const shaped =
  /(?<![\w+/.=-])(?:eyJ[\w-]{8,}(?:\.[\w-]*){0,4}|ya29\.[\w.-]{8,}|1\/\/[\w-]{16,}|GOCSPX-[\w-]{8,}|M\.[A-Z]\w{0,8}_\w{2,8}\.[\w.*!$-]{24,}|[01]\.A[\w.-]{30,}|xox[a-z]-[\w-]{8,}|[A-Za-z0-9+/_-]{64,}={0,2})/gi;

/** Secrets known by the name before them: password=…, "refresh_token": "…", Bearer …, AUTH PLAIN …, ://user:…@host. */
const named =
  /\b((?:access_token|refresh_token|id_token|client_secret|client_assertion|assertion|passwd|password|secret|pwd)\\?["']?\s?[=:]\s?\\?["']?|bearer |auth(?:enticate)? (?:plain|login|xoauth2|oauthbearer) (?=\S*[\d=+/])|login "[^"]{1,100}" "|:\/\/[^\s:/@]{1,80}:)(?!\/\/)[^\s"'&,;}\\@]{4,}/gi;

/** Cheap questions asked first: most replies hold nothing that looks like a secret. */
const mayHoldShape = /eyj|ya29|1\/\/|gocspx|xox|m\.[a-z]\w{0,8}_|[01]\.a/i;
const mayHoldName = /token|secret|passw|pwd|bearer|assertion|auth|login|:\/\//i;

/** The same text with every secret replaced by "•••". */
export function maskSecrets(text: string): string {
  const masked = mayHoldShape.test(text) || hasLongWord(text) ? text.replace(shaped, "•••") : text;
  return mayHoldName.test(masked) ? masked.replace(named, "$1•••") : masked;
}

function hasLongWord(text: string): boolean {
  for (let from = 0; ; ) {
    const to = text.indexOf(" ", from);
    if (to < 0) return text.length - from >= 64;
    if (to - from >= 64) return true;
    from = to + 1;
  }
}
