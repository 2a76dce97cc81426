/**
 * Mail providers that answer in the same words. "microsoft" is Exchange Online and Outlook.com. An Exchange server of one's own is
 * "exchange". Ordinary server software (Postfix, Exim, Dovecot…) is "generic".
 */
export type Family =
  | "google"
  | "microsoft"
  | "exchange"
  | "yahoo"
  | "aol"
  | "icloud"
  | "zoho"
  | "fastmail"
  | "proton"
  | "yandex"
  | "mailru"
  | "qq"
  | "netease"
  | "gmx"
  | "relay"
  | "generic";

/** Other names under which a family is met, all in lower case and without punctuation. */
const names: Readonly<Record<Exclude<Family, "generic">, readonly string[]>> = {
  google: ["google", "gmail", "googlemail", "gsuite", "googleworkspace", "workspace"],
  microsoft: [
    "microsoft",
    "office365",
    "o365",
    "m365",
    "microsoft365",
    "outlook",
    "outlookcom",
    "hotmail",
    "live",
    "msn",
    "exchangeonline",
    "azure",
    "entra",
    "graph",
  ],
  exchange: ["exchange", "exchangeonprem", "exchangeserver", "msexchange"],
  yahoo: ["yahoo", "ymail", "rocketmail", "att", "sbcglobal", "yahoojapan"],
  aol: ["aol", "aim", "verizon", "netscape"],
  icloud: ["icloud", "apple", "me", "mac", "mobileme"],
  zoho: ["zoho", "zohomail", "zeptomail"],
  fastmail: ["fastmail", "messagingengine"],
  proton: ["proton", "protonmail", "protonbridge", "protonmailbridge", "bridge"],
  yandex: ["yandex", "ya", "yandex360"],
  mailru: ["mailru", "bk", "inboxru", "listru", "vk", "vkmail"],
  qq: ["qq", "foxmail", "exmail", "qqexmail", "tencent", "wecom"],
  netease: ["163", "126", "netease", "yeah", "188", "qiye163", "qiye", "vip163"],
  gmx: ["gmx", "webde", "mailcom", "1und1", "ionos", "1and1"],
  relay: [
    "ses",
    "amazonses",
    "aws",
    "amazon",
    "sendgrid",
    "mailgun",
    "postmark",
    "postal",
    "mailersend",
    "mailjet",
    "brevo",
    "sendinblue",
    "sparkpost",
    "smtp2go",
    "elasticemail",
    "mailtrap",
    "resend",
    "mandrill",
    "mailchimp",
    "socketlabs",
    "pepipost",
    "netcore",
    "turbosmtp",
    "authsmtp",
    "smtpcom",
  ],
};

const families = new Map<string, Family>(
  Object.entries(names).flatMap(([family, others]) =>
    others.map((name): [string, Family] => [name, family as Family]),
  ),
);

/** The family of a provider's name as people and libraries write it: "Gmail", "office365", "mail.ru", "protonbridge". */
export function familyOf(provider: unknown): Family {
  if (typeof provider !== "string") return "generic";
  return (
    families.get(provider) ??
    families.get(
      provider
        .slice(0, 60)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ""),
    ) ??
    "generic"
  );
}
