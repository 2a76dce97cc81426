import type { Family } from "./provider-family.ts";

/** The provider's own pages, by what a person wants to do there. */
export type ProviderPages = {
  name: string;
  /** Making an app password (or "authorization code"). */
  appPassword?: string;
  /** Letting mail programs in: switching on IMAP, POP and SMTP. */
  mailPrograms?: string;
  /** The owner's security checks and web sign-in. */
  security?: string;
  /** An admin's settings that can stop us. */
  adminPolicy?: string;
  /** An admin's rules about who may sign in from where. */
  signInPolicy?: string;
  /** An admin's consent to an app. */
  adminConsent?: string;
  /** Opening a disabled or blocked account again. */
  account?: string;
  limits?: string;
  status?: string;
  /** Setting up the OAuth app, for the operator. */
  app?: string;
};

const microsoftConsent = "https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent";

export const providerPages: Readonly<Record<Family, ProviderPages>> = {
  google: {
    name: "Google",
    appPassword: "https://support.google.com/accounts/answer/185833",
    mailPrograms: "https://support.google.com/mail/answer/7126229",
    security: "https://support.google.com/mail/answer/78754",
    adminPolicy: "https://support.google.com/a/answer/7281227",
    adminConsent: "https://support.google.com/a/answer/7281227",
    account: "https://support.google.com/a/answer/1110339",
    limits: "https://support.google.com/a/answer/166852",
    status: "https://www.google.com/appsstatus/dashboard/",
    app: "https://support.google.com/cloud/answer/15549257",
  },
  microsoft: {
    name: "Microsoft 365 and Outlook.com",
    appPassword: "https://support.microsoft.com/account-billing/5896ed9b-4263-e681-128a-a6f2979a7944",
    mailPrograms:
      "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission",
    security: "https://mysignins.microsoft.com/security-info",
    adminPolicy:
      "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission",
    signInPolicy:
      "https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access",
    adminConsent: microsoftConsent,
    account: "https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users",
    limits:
      "https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits#sending-limits",
    status: "https://status.cloud.microsoft/",
    app: "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app",
  },
  exchange: {
    name: "Exchange Server",
    adminPolicy: "https://learn.microsoft.com/exchange/clients/pop3-and-imap4/configure-authenticated-smtp",
    app: "https://learn.microsoft.com/exchange/recipients/mailbox-permissions",
  },
  yahoo: {
    name: "Yahoo",
    appPassword: "https://help.yahoo.com/kb/SLN15241.html",
    mailPrograms: "https://help.yahoo.com/kb/SLN4075.html",
    security: "https://login.yahoo.com/account/security",
    account: "https://help.yahoo.com/kb/SLN2051.html",
  },
  aol: {
    name: "AOL",
    appPassword: "https://help.aol.com/articles/Create-and-manage-app-password",
    security: "https://login.aol.com/account/security",
  },
  icloud: {
    name: "iCloud",
    appPassword: "https://support.apple.com/102654",
    mailPrograms: "https://support.apple.com/102525",
    account: "https://iforgot.apple.com/",
    limits: "https://support.apple.com/102198",
    status: "https://www.apple.com/support/systemstatus/",
  },
  zoho: {
    name: "Zoho",
    appPassword:
      "https://help.zoho.com/portal/en/kb/accounts/multi-factor-authentication/articles/application-specific-passwords",
    mailPrograms: "https://www.zoho.com/mail/help/imap-access.html",
    security: "https://accounts.zoho.com/home#security",
    account: "https://mail.zoho.com/UnblockMe",
    limits: "https://www.zoho.com/mail/help/usage-policy.html",
    status: "https://status.zoho.com/",
  },
  fastmail: {
    name: "Fastmail",
    appPassword: "https://www.fastmail.help/hc/en-us/articles/360058752854",
    mailPrograms: "https://www.fastmail.help/hc/en-us/articles/1500000278342",
    status: "https://fastmailstatus.com/",
  },
  proton: {
    name: "Proton Mail Bridge",
    appPassword: "https://proton.me/support/bridge",
    mailPrograms: "https://proton.me/support/bridge",
    status: "https://status.proton.me/",
  },
  yandex: {
    name: "Yandex",
    appPassword: "https://yandex.com/support/id/authorization/app-passwords.html",
    mailPrograms: "https://yandex.com/support/mail/mail-clients/others.html",
    security: "https://passport.yandex.com/",
  },
  mailru: {
    name: "Mail.ru",
    appPassword: "https://help.mail.ru/mail/security/protection/external",
    mailPrograms: "https://help.mail.ru/mail/mailer/popsmtp",
    security: "https://account.mail.ru/security",
  },
  qq: {
    name: "QQ Mail",
    appPassword: "https://service.mail.qq.com/detail/0/75",
    mailPrograms: "https://service.mail.qq.com/detail/0/75",
    security: "https://mail.qq.com/",
  },
  netease: {
    name: "NetEase (163, 126, yeah.net)",
    appPassword: "https://help.mail.163.com/",
    mailPrograms: "https://help.mail.163.com/",
    security: "https://mail.163.com/",
  },
  gmx: {
    name: "GMX, WEB.DE and mail.com",
    appPassword: "https://hilfe.gmx.net/sicherheit/2fa/anwendungsspezifisches-passwort.html",
    mailPrograms: "https://hilfe.gmx.net/pop-imap/einschalten.html",
  },
  relay: { name: "Sending services (SES, SendGrid, Mailgun and others)" },
  generic: { name: "Any other mail server" },
};

export function pagesOf(family: Family): ProviderPages {
  return providerPages[family];
}
