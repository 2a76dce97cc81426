/** "password" in many languages, as people write it. `\s` is one space. */
const NAMES = [
  "pass\\s?(?:word|code|phrase)s?",
  "passwd",
  "pwd",
  "p/w",
  "(?:zugangs|mail|e-mail-|app-|netzwerk)?pass?wor[dt]e?s?",
  "(?:app-)?kennwort",
  "mots? de passe",
  "mdp",
  "contrase(?:ñ|n|n\u0303)as?",
  "senhas?",
  "palavra\\spasse",
  "wachtwoord(?:en)?",
  "has[łl]o",
  "парол[ьяюе]м?",
  "hesl[oa]",
  "jelsz(?:ó|o)",
  "l[öo]senord(?:et)?",
  "adgangskode",
  "kodeord",
  "passord(?:et)?",
  "salasana",
  "[şs]ifre(?:m|si|niz)?",
  "parol[aăe]",
  "лозинка",
  "lozinka",
  "geslo",
  "κωδικ[όο]ς",
  "m[ậa]t kh[ẩa]u",
  "kata sandi",
].map((name) => name.replaceAll("\\s", "[ -]"));

/** Names without spaces around them. */
const UNSPACED = "パスワード|密码|密碼|口令|비밀번호|암호|รหัสผ่าน|पासवर्ड|סיסמה|סיסמא|كلمة المرور|كلمة السر";

/** Words of other meanings too: only what stands right behind a colon, or a look that is no word's, makes them name a password. */
export const WEAK_NAME = /(?<![\p{L}\p{N}_=.-])(?:pw|pass|clave|pin)(?![\p{L}\p{N}_-])/giu;
export const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${NAMES.join("|")})(?![\\p{L}\\p{N}_])|(?:${UNSPACED})`,
  "giu",
);
/** Near it, sixteen letters are an app password. */
export const APP_PASSWORD = new RegExp(
  `(?<![\\p{L}])app(?:lication|lis|likations)?[- ]?(?:specific |spezifische[sn]? )?(?:${NAMES.join("|")})|contrase(?:ñ|n)a de aplicaci[oó]n|mot de passe d.application|senha de app|wachtwoord voor app|пароль приложени`,
  "giu",
);

/** Between the name and the verb: "for ben@acme.com", "für das Postfach", "de la boîte". */
export const FOR =
  "(?:for|of|to|on|in|für|fuer|von|vom|zum|pour|de|du|des|del|para|da|do|di|della|per|voor|van|dla|для|от|к|till|för|til|pro|pre|за)";

/** "is" and its like, between the name and the password. */
export const IS =
  "(?:is now|is still|ist jetzt|is|was|are|as|lautet|lauten|ist|war|est|était|es|era|é|è|jest|to|это|был|är|er|on|je|bylo|este|là|adalah)";
export const IS_UNSPACED = "[是为為はが:：은는이가]|です";

const words = (text: string) => text.split(/\s+/);

/** Words that follow the name of a password in sentences about it. */
export const NO_PASSWORD = new Set([
  ...words(
    "a an the i i've i'm we we've you your my our it it's its is was are were be been has have had not no none yes and or but for from to of in on at by with as if when since because please see this that these those there then than they he she which who what how can could cannot can't would will should may might must do does did don't didn't also already still just only again new old same correct right wrong incorrect invalid expired changed reset required rejected refused denied failed failure error missing unknown empty needed accepted different blank forgotten disabled locked revoked updated unchanged mismatch authentication authorization auth login expiry expires policy protected hidden removed redacted attached below above unset null undefined true false ok okay n/a username user host server port check try make enter click press reset-link",
  ),
  ...words(
    "ich wir du sie er es mein unser das der die den dem ein eine ist war sind wurde wird hat habe haben nicht kein keine ja nein und oder aber für von zu im am mit wenn seit weil bitte siehe falsch richtig ungültig abgelaufen geändert zurückgesetzt abgelehnt unbekannt fehlt nötig erforderlich neu alt",
  ),
  ...words(
    "je j'ai nous vous mon notre votre le la les un une est était a ai pas non oui et ou mais pour de du si quand depuis incorrect invalide expiré changé refusé inconnu yo mi nuestro su el los una es era ha he no sí y o pero para si cuando desde por favor incorrecta inválida caducada cambiada eu meu minha nosso o os um uma não sim e mas quando desde incorreta alterada io mio mia il lo non sì ma se quando errata scaduta cambiata ik wij mijn het een niet nee ja en maar voor van als sinds onjuist verlopen gewijzigd",
  ),
  ...words("я мы мой наш не нет да и или но неверный изменён истёк ja nie nieprawidłowe zmienione"),
]);

/** Names of techniques and products with digits in them. */
export const NO_SECRET_WORD =
  /^(?:x?oauth\d(?:\.\d)?|sha-?\d+|md5|base64|imap4\w*|pop3s?|smtps?|office-?365|o365|m365|microsoft-?365|outlook-?\d*|exchange-?\d*|windows-?\d+|ios-?\d+|iphone\d*|tlsv?1(?:\.\d)?|ssl[23]?|ipv[46]|utf-?8|[23]fa|mfa|http\/?[123](?:\.\d)?|aadsts\d+|rfc\d+|cram-md5|v\d+(?:\.\d+)*|step\d+|x509)$/i;
