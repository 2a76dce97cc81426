import type { Server } from "./mail-port.ts";
import type { SignIn } from "./mailbox.ts";

export type ProviderPreset = {
  /** As `diagnose` knows it. */
  provider: string;
  /** As its users call it. */
  name: string;
  smtp: Server;
  imap: Server;
  /** What the provider takes from mail programs. `oauth`: passwords are refused, or about to be. */
  signIn: SignIn;
  /** Where the owner makes an app password. */
  appPasswordPage: string | null;
  /**
   * The longest that the provider takes to file what passes its SMTP into Sent, in milliseconds; null: it does not do so, or
   * not surely. Generous: a send that is taken for lost too early goes out twice.
   */
  filesSentMs: number | null;
};

type Known = ProviderPreset & {
  domains: readonly string[];
  /** How the names of its mail exchangers end, for domains that it serves under other names. */
  exchangers: readonly string[];
};

const tls = (host: string, port: number): Server => ({ host, port, security: "tls" });
const starttls = (host: string, port: number): Server => ({ host, port, security: "starttls" });

const password = { signIn: "password", appPasswordPage: null, filesSentMs: null } as const;
const appPassword = (appPasswordPage: string) =>
  ({ signIn: "app_password", appPasswordPage, filesSentMs: null }) as const;

const MINUTE = 60_000;

/** The hosts are those of the providers' own help pages for mail programs. */
export const knownProviders: readonly Known[] = [
  {
    provider: "google",
    name: "Google",
    domains: ["gmail.com", "googlemail.com"],
    exchangers: ["google.com", "googlemail.com"],
    smtp: tls("smtp.gmail.com", 465),
    imap: tls("imap.gmail.com", 993),
    ...appPassword("https://myaccount.google.com/apppasswords"),
    filesSentMs: 5 * MINUTE,
  },
  {
    provider: "microsoft",
    name: "Outlook.com",
    domains: [
      "outlook.com",
      "hotmail.com",
      "live.com",
      "msn.com",
      "outlook.de",
      "outlook.fr",
      "outlook.es",
      "hotmail.co.uk",
      "hotmail.fr",
      "hotmail.de",
      "hotmail.it",
      "hotmail.es",
      "live.co.uk",
      "live.fr",
      "live.nl",
    ],
    exchangers: ["olc.protection.outlook.com"],
    smtp: starttls("smtp-mail.outlook.com", 587),
    imap: tls("outlook.office365.com", 993),
    signIn: "oauth",
    appPasswordPage: "https://account.live.com/proofs/AppPassword",
    filesSentMs: 15 * MINUTE,
  },
  {
    provider: "microsoft",
    name: "Microsoft 365",
    domains: ["onmicrosoft.com"],
    exchangers: ["mail.protection.outlook.com", "mx.microsoft"],
    smtp: starttls("smtp.office365.com", 587),
    imap: tls("outlook.office365.com", 993),
    signIn: "oauth",
    appPasswordPage: null,
    filesSentMs: 15 * MINUTE,
  },
  {
    provider: "yahoo",
    name: "Yahoo",
    domains: [
      "yahoo.com",
      "ymail.com",
      "rocketmail.com",
      "yahoo.co.uk",
      "yahoo.fr",
      "yahoo.de",
      "yahoo.es",
      "yahoo.it",
      "yahoo.ca",
      "yahoo.in",
      "yahoo.co.in",
      "yahoo.com.br",
      "myyahoo.com",
    ],
    exchangers: ["yahoodns.net"],
    smtp: tls("smtp.mail.yahoo.com", 465),
    imap: tls("imap.mail.yahoo.com", 993),
    ...appPassword("https://login.yahoo.com/account/security"),
  },
  {
    provider: "aol",
    name: "AOL",
    domains: ["aol.com", "aim.com", "aol.co.uk", "aol.de", "verizon.net"],
    exchangers: [],
    smtp: tls("smtp.aol.com", 465),
    imap: tls("imap.aol.com", 993),
    ...appPassword("https://login.aol.com/account/security"),
  },
  {
    provider: "icloud",
    name: "iCloud",
    domains: ["icloud.com", "me.com", "mac.com"],
    exchangers: ["mail.icloud.com"],
    smtp: starttls("smtp.mail.me.com", 587),
    imap: tls("imap.mail.me.com", 993),
    ...appPassword("https://account.apple.com/account/manage"),
  },
  {
    provider: "fastmail",
    name: "Fastmail",
    domains: ["fastmail.com", "fastmail.fm"],
    exchangers: ["messagingengine.com"],
    smtp: tls("smtp.fastmail.com", 465),
    imap: tls("imap.fastmail.com", 993),
    ...appPassword("https://app.fastmail.com/settings/security/integrations"),
  },
  {
    provider: "zoho",
    name: "Zoho (EU)",
    domains: ["zohomail.eu"],
    exchangers: ["zoho.eu"],
    smtp: tls("smtppro.zoho.eu", 465),
    imap: tls("imappro.zoho.eu", 993),
    ...appPassword("https://accounts.zoho.eu/home#security/app_password"),
  },
  {
    provider: "zoho",
    name: "Zoho (India)",
    domains: ["zohomail.in"],
    exchangers: ["zoho.in"],
    smtp: tls("smtppro.zoho.in", 465),
    imap: tls("imappro.zoho.in", 993),
    ...appPassword("https://accounts.zoho.in/home#security/app_password"),
  },
  {
    provider: "zoho",
    name: "Zoho",
    domains: ["zoho.com", "zohomail.com"],
    exchangers: [],
    smtp: tls("smtp.zoho.com", 465),
    imap: tls("imap.zoho.com", 993),
    ...appPassword("https://accounts.zoho.com/home#security/app_password"),
  },
  {
    provider: "zoho",
    name: "Zoho",
    domains: [],
    exchangers: ["zoho.com", "zohomail.com"],
    smtp: tls("smtppro.zoho.com", 465),
    imap: tls("imappro.zoho.com", 993),
    ...appPassword("https://accounts.zoho.com/home#security/app_password"),
  },
  {
    provider: "yandex",
    name: "Yandex",
    domains: ["yandex.ru", "yandex.com", "ya.ru", "yandex.by", "yandex.kz"],
    exchangers: ["yandex.net", "yandex.ru"],
    smtp: tls("smtp.yandex.com", 465),
    imap: tls("imap.yandex.com", 993),
    ...appPassword("https://id.yandex.com/security/app-passwords"),
  },
  {
    provider: "mailru",
    name: "Mail.ru",
    domains: ["mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru"],
    exchangers: ["mail.ru"],
    smtp: tls("smtp.mail.ru", 465),
    imap: tls("imap.mail.ru", 993),
    ...appPassword("https://account.mail.ru/user/2-step-auth/passwords"),
  },
  {
    provider: "qq",
    name: "QQ Mail",
    domains: ["qq.com", "foxmail.com"],
    exchangers: ["mx1.qq.com", "mx2.qq.com", "mx3.qq.com"],
    smtp: tls("smtp.qq.com", 465),
    imap: tls("imap.qq.com", 993),
    ...appPassword("https://wx.mail.qq.com/account"),
  },
  {
    provider: "netease",
    name: "163",
    domains: ["163.com"],
    exchangers: ["mx.mail.163.com"],
    smtp: tls("smtp.163.com", 465),
    imap: tls("imap.163.com", 993),
    ...appPassword("https://mail.163.com"),
  },
  {
    provider: "netease",
    name: "126",
    domains: ["126.com"],
    exchangers: [],
    smtp: tls("smtp.126.com", 465),
    imap: tls("imap.126.com", 993),
    ...appPassword("https://mail.126.com"),
  },
  {
    provider: "proton",
    name: "Proton (through its Bridge on this machine)",
    domains: ["proton.me", "protonmail.com", "pm.me", "protonmail.ch"],
    exchangers: ["protonmail.ch"],
    smtp: starttls("127.0.0.1", 1025),
    imap: starttls("127.0.0.1", 1143),
    ...appPassword("https://proton.me/support/bridge"),
  },
  {
    provider: "gmx",
    name: "GMX",
    domains: ["gmx.net", "gmx.de", "gmx.at", "gmx.ch"],
    exchangers: ["gmx.net"],
    smtp: starttls("mail.gmx.net", 587),
    imap: tls("imap.gmx.net", 993),
    ...password,
  },
  {
    provider: "gmx",
    name: "GMX",
    domains: ["gmx.com", "gmx.us", "gmx.co.uk", "mail.com", "email.com"],
    exchangers: ["gmx.com", "mail.com"],
    smtp: starttls("mail.gmx.com", 587),
    imap: tls("imap.gmx.com", 993),
    ...password,
  },
  {
    provider: "gmx",
    name: "WEB.DE",
    domains: ["web.de"],
    exchangers: ["web.de"],
    smtp: starttls("smtp.web.de", 587),
    imap: tls("imap.web.de", 993),
    ...password,
  },
  {
    provider: "gmx",
    name: "IONOS",
    domains: [],
    exchangers: [
      "ionos.de",
      "ionos.com",
      "ionos.co.uk",
      "ionos.es",
      "ionos.fr",
      "kundenserver.de",
      "1and1.com",
    ],
    smtp: tls("smtp.ionos.com", 465),
    imap: tls("imap.ionos.com", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "T-Online",
    domains: ["t-online.de", "magenta.de"],
    exchangers: ["t-online.de"],
    smtp: tls("securesmtp.t-online.de", 465),
    imap: tls("secureimap.t-online.de", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "Infomaniak",
    domains: ["ik.me", "ikmail.com", "etik.com"],
    exchangers: ["infomaniak.ch", "infomaniak.com"],
    smtp: tls("mail.infomaniak.com", 465),
    imap: tls("mail.infomaniak.com", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "OVHcloud",
    domains: [],
    exchangers: ["mail.ovh.net"],
    smtp: tls("ssl0.ovh.net", 465),
    imap: tls("ssl0.ovh.net", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "Hostinger",
    domains: [],
    exchangers: ["hostinger.com"],
    smtp: tls("smtp.hostinger.com", 465),
    imap: tls("imap.hostinger.com", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "Titan",
    domains: [],
    exchangers: ["titan.email"],
    smtp: tls("smtp.titan.email", 465),
    imap: tls("imap.titan.email", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "GoDaddy",
    domains: [],
    exchangers: ["secureserver.net"],
    smtp: tls("smtpout.secureserver.net", 465),
    imap: tls("imap.secureserver.net", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "Private Email",
    domains: [],
    exchangers: ["privateemail.com"],
    smtp: tls("mail.privateemail.com", 465),
    imap: tls("mail.privateemail.com", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "Rackspace Email",
    domains: [],
    exchangers: ["emailsrvr.com"],
    smtp: tls("secure.emailsrvr.com", 465),
    imap: tls("secure.emailsrvr.com", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "mailbox.org",
    domains: ["mailbox.org"],
    exchangers: ["mailbox.org"],
    smtp: tls("smtp.mailbox.org", 465),
    imap: tls("imap.mailbox.org", 993),
    ...password,
  },
  {
    provider: "generic",
    name: "Seznam",
    domains: ["seznam.cz", "email.cz", "post.cz", "spoluzaci.cz"],
    exchangers: ["seznam.cz"],
    smtp: tls("smtp.seznam.cz", 465),
    imap: tls("imap.seznam.cz", 993),
    ...password,
  },
];
