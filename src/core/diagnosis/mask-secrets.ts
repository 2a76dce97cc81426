/** Tokens known by their shape: JSON web tokens, Google's, Microsoft's and Slack's own, and any long run of base64. */
const shaped =
  /(?<![\w+/.=-])(?:eyJ[\w-]{8,}(?:\.[\w-]*){0,4}|ya29\.[\w.-]{8,}|1\/\/[\w-]{16,}|GOCSPX-[\w-]{8,}|M\.[A-Z]\w{0,8}_\w{2,8}\.[\w.*!$-]{24,}|[01]\.A[\w.-]{30,}|xox[a-z]-[\w-]{8,}|[A-Za-z0-9+/_-]{64,}={0,2})/gi;

/** Secrets known by the name before them: password=…, "refresh_token": "…", Bearer …, AUTH PLAIN …, ://user:…@host. */
const named =
  /\b((?:access_token|refresh_token|id_token|client_secret|client_assertion|assertion|passwd|password|secret|pwd)\\?["']?\s?[=:]\s?\\?["']?|bearer |auth(?:enticate)? (?:plain|login|xoauth2|oauthbearer) (?=\S*[\d=+/])|login "[^"]{1,100}" "|:\/\/[^\s:/@]{1,80}:)(?!\/\/)[^\s"'&,;}\\@]{4,}/gi;

const mayHold = /token|secret|passw|pwd|bearer|assertion|auth|login|:\/\//i;

/** The same text with every secret replaced by "•••". */
export function maskSecrets(text: string): string {
  const masked = text.replace(shaped, "•••");
  return mayHold.test(masked) ? masked.replace(named, "$1•••") : masked;
}
