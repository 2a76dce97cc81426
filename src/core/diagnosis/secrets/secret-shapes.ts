/** A kind of secret: texts without `hint` have none of it. `pattern` finds it; of its first group only the name stays. */
export type SecretShape = { hint: RegExp; pattern: RegExp };

/**
 * Secrets that are known by their shape, anywhere in a text. Each shape begins at the beginning of a word, so that each word is read
 * once.
 */
const BY_LOOK = [
  // Tokens in JSON (RFC 7519), of Google, of Microsoft.
  String.raw`eyJ[\w-]{8,}(?:\.[\w-]*){0,4}`,
  String.raw`ya29\.[\w.-]{8,}`,
  String.raw`1\/\/[\w-]{16,}`,
  String.raw`4\/[01][\w-]{20,}`,
  String.raw`GOCSPX-[\w-]{8,}`,
  String.raw`AIza[\w-]{30,}`,
  String.raw`M\.[A-Z]\w{0,8}_\w{2,8}\.[\w.*!$-]{24,}`,
  String.raw`[01]\.A[\w.-]{30,}`,
  String.raw`[\w~.-]{3}\dQ~[\w~.-]{30,40}`,
  // Of chats.
  String.raw`xox[a-z](?:\.xox[a-z])?-[\w-]{8,}`,
  String.raw`xapp-[\w-]{8,}`,
  String.raw`\d{8,10}:AA[\w-]{30,}`,
  String.raw`[MN][\w-]{22,25}\.[\w-]{6}\.[\w-]{27,38}`,
  // Of services that send mail, and of others.
  String.raw`SG\.[\w-]{16,}\.[\w-]{16,}`,
  "key-[0-9a-f]{32}",
  String.raw`[0-9a-f]{32}-us\d{1,2}`,
  "xkeysib-[0-9a-f-]{40,}",
  "(?:AKIA|ASIA)[A-Z0-9]{16}",
  String.raw`gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}`,
  String.raw`[sr]k_(?:live|test)_\w{16,}|sk-[\w-]{20,}|whsec_[\w+/=]{16,}`,
  String.raw`npm_\w{30,}|pypi-[\w-]{16,}|hf_\w{20,}`,
  // Hashes of passwords, and the app passwords that Apple makes.
  String.raw`\$(?:2[aby]|[156y]|argon2id?)\$[^\s"']{8,}`,
  String.raw`[a-z]{4}(?:-[a-z]{4}){3}(?![\w-])`,
  // Any long run of base64. A shorter run counts if it has its padding, or letters of both cases and digits, as our own links have.
  "[A-Za-z0-9+/_-]{64,}={0,2}",
  String.raw`(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[A-Za-z0-9+/]{18,}={1,2}(?![\w=])`,
  String.raw`(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{40,}(?![\w@])`,
];

/** Names of nothing but secrets, also as the end of a longer name (SMTP_PASSWORD). */
const NAMES = String.raw`(?<![a-z\d])(?:access[_-]?token|refresh[_-]?token|id_token|session[_-]?token|server[_-]token|auth[_-]?token|bot_token|client[_-]?secret|client_assertion|assertion|SAMLResponse|signing_secret|secret[_-]?(?:access[_-]?)?key|account_?key|sharedaccesskey|private[_-]?key|api[_-]?key|passphrase|passwd|password|passwort|secret|pwd|pass)`;
/** Names of other things too: only a value with a digit counts. */
const WEAK_NAMES = String.raw`(?<![a-z\d])(?:token|signature|sig|key|session|jwt)`;
/** As forms, JSON (also in a string), headers, percent-encoding and code write it. */
const IS = String.raw`\\?["']?\s?(?:=>|[=:]|%3D|%3A)\s?`;
const VALUE = String.raw`[^\s"'&,;}\\@<%]`;

const named = (pattern: string, flags = "gi") => new RegExp(pattern, flags);

export const SECRET_SHAPES: SecretShape[] = [
  {
    hint: /(?<![\w+/-])[\w+/-]{16}|-[a-z]{4}-|\$[1256y]|ya29|xox/,
    pattern: named(String.raw`(?<![\w+/.=-])()(?:${BY_LOOK.join("|")})`, "g"),
  },
  { hint: /PRIVATE KEY/, pattern: /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^-]{1,8000}/g },
  { hint: /:\/\//, pattern: /(:\/\/[^\s:/@]{0,80}:)[^\s/@]{1,200}(?=@)/g },
  // The last part of a link of ours.
  {
    hint: /\w\/[\w-]{40}/,
    pattern: /()(?<=\w\/)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{40,}/g,
  },
  { hint: /hooks\./i, pattern: /(hooks\.slack\.com\/services\/)[\w/]{8,}/gi },
  // Values in quotes may have spaces.
  {
    hint: /token|secret|passw|pass|pwd|key|assertion/i,
    pattern: named(String.raw`(${NAMES}${IS}\\?["'])(?:[^"'\\]|\\[^"']){1,500}(?=\\?["'])`),
  },
  { hint: /token|secret|passw|pass|pwd|key|assertion|saml/i, pattern: named(`(${NAMES}${IS})${VALUE}{4,}`) },
  {
    hint: /token|sig|key|session|jwt/i,
    pattern: named(String.raw`(${WEAK_NAMES}${IS}\\?["']?)(?=${VALUE}*\d)${VALUE}{8,}`),
  },
  { hint: /[?&]code=/i, pattern: /([?&]code=)[^\s"'&<]{6,}/gi },
  { hint: /pass/i, pattern: /(<(?:\w{1,20}:)?pass(?:word|wd)?>)[^<]{1,200}/gi },
  // Words of people: "with password hunter2", "password 'x y'".
  { hint: /passw/i, pattern: /(\bpassword(?: is| was)? )(?=\S*\d)(?=\S*[a-z])[^\s"'.,;)]{6,}/gi },
  { hint: /passw/i, pattern: /(\bpassword(?: is| was)? ["'“‘])[^"'”’]{1,100}(?=["'”’])/gi },
  { hint: /app.passw/i, pattern: /(\bapp.password[^a-z]{1,3})[a-z]{4}(?: [a-z]{4}){3}\b/gi },
  { hint: /bearer|basic/i, pattern: /(\b(?:bearer|basic) )(?=\S*[\d=+/])[^\s"',;]{4,}/gi },
  {
    hint: /plain|login|xoauth2|oauthbearer/i,
    pattern:
      /(\b(?:auth(?:enticate)? )?(?:plain|login|xoauth2|oauthbearer) )(?=[\w+/]*[\d=+/A-Z])(?=[\w+/]*[a-z])[\w+/]{8,}={0,2}(?![\w=])/gi,
  },
  { hint: /login/i, pattern: /(\blogin "[^"]{1,100}" ")(?:[^"\\]|\\.){1,200}/gi },
  { hint: /LOGIN/, pattern: /(\bLOGIN [^\s"@]{1,64}@[^\s"]{1,100} )[^\s"]{1,200}/g },
  { hint: /cookie/i, pattern: /(\bcookie: ?)[^\r\n]{1,2000}/gi },
];
