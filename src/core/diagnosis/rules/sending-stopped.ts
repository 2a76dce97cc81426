import type { Rule } from "../rule.ts";
import { says, saysBoth } from "./languages.ts";

/** The provider says that the mailbox itself may not send. It is asked before refusals, whose words ("spam", "blocked") it shares. */
export const sendingStoppedRules: readonly Rule[] = [
  {
    id: "sending-disabled",
    says: "550 message sending for this account is disabled; outgoing mail is blocked",
    source: "https://mailout.ru/2015/09",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      replyClass: 5,
      words:
        /\b(?:sending|send (?:e-?)?mails?|send messages|outgoing|outbound|submission)\b(?! (?:ip\b|host|server|mta\b|domain|address|email server))[^.]{0,60}\b(?:(?:is|are|was|been|has been|now|temporarily|account|user|mailbox) )?(?:disabled|suspended|blocked|locked|restricted|paused|frozen|deactivated|prohibited)|(?:disabled|suspended|blocked|restricted|banned|not (?:allowed|permitted)|forbidden) (?:from|to|for) (?:sending|send|smtp)\b|(?:sent|sending|coming) from your (?:account|mailbox)|your (?:account|mailbox)[^.]{0,40}(?:limited|restricted)|(?:account|user|mailbox|you)[^.]{0,40}(?:not (?:allowed|permitted) to send (?:e-?mails?|messages?|mails?)\b|no permission to send)/,
      notWords:
        /spamhaus|black ?list|block ?list|\bip\b|recipient(?! address rejected: )|sending to\b|polic(?:y|ies)|send (?:e-?)?mails? (?:from|for|as)\b(?! (?:this|your) (?:account|mailbox|user))/,
    },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "sending-switched-off-in-panel",
    says: "550 5.7.1 Disabled by user from hPanel: somebody has switched the mailbox off at the host",
    source: "https://support.hostinger.com/",
    when: {
      protocol: ["smtp"],
      replyClass: 5,
      words:
        /(?:disabled|suspended|blocked|deactivated|switched off|turned off) (?:by (?:the |its |an? )?(?:user|owner|customer|admin\w*|host) )?(?:from|in|via|through|at) (?:the |your |my )?(?:\w+ )?(?:\w*panel|dashboard|console|account settings|control cent)/,
    },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "sending-limit-reached",
    says: "You have reached a limit for sending mail; the user's sending quota is exceeded",
    source: "https://support.google.com/mail/answer/22839",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words:
        /exceed\w* [^.]{0,20}\byour [^.]{0,20}(?:limit|quota)s?\b|(?:reached|exceed\w*|over|hit)[^.]{0,40}(?:limit|quota)s? (?:for|of|on) (?:sending|sent|outgoing)|(?:limit|quota)s? (?:of|on|for) (?:your |the )?(?:sending|sent|outgoing|outbound)\b[^.]{0,40}(?:reached|exceed|used up|exhausted)|(?:sending|outgoing|outbound|submission|relay|smtp) (?:\w+ )?(?:limit|quota)s?[^.]{0,30}(?:reached|exceed|used up|exhausted)|(?:domain|user|account|sender) \S{1,120}(?: \([^)]{0,60}\))? has exceeded the max(?:imum)? (?:e-?mails|defers|messages)|max(?:imum)? (?:defers and failures|e-?mails) per (?:hour|day)|daily limit for message recipients/,
      notWords: /recipient (?:has|is)|receiv/,
    },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "gmx-sending-limit",
    says: "550 Requested action not taken: mailbox unavailable; Failure sending mail. Try again later",
    source: "https://postmaster.gmx.net/en/error-messages",
    when: { stage: ["rcpt", "data"], words: /failure sending mail\. try again later/ },
    cause: "sending_limit",
    confidence: "likely",
  },
  {
    id: "sending-limit-in-other-words",
    says: "The sending limit is reached, in other languages",
    source: "https://docs.cpanel.net/knowledge-base/email/mail-limits/",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words:
        /versandlimit|sendelimit|(?:versand|sende)\w*[^.]{0,30}(?:limit|kontingent)|(?:limit|quota) (?:d'envoi|de envío|de envio|di invio|wysyłania)|limite (?:d'envoi|journali|de envi|di invio|diari)|nombre (?:maximum|maximal) d'envois|límite[^.]{0,30}(?:envío|diario|correos)|verzendlimiet|limit wysyłk|limit wysyłan|лимит[^.]{0,40}(?:отправ|исходящ|писем)|превышен[^.]{0,30}лимит|发信(?:数|量|频率|额度)[^.]{0,20}(?:超|限)|发送(?:数量|频率|额度|限制)[^.]{0,10}超|超(?:过|出)[^.]{0,20}(?:发信|发送|额度)|送信(?:数|制限|件数|上限)[^.]{0,20}(?:超|制限|達)|발송[^.]{0,20}(?:한도|제한|초과)|gönderim (?:limit|kota)|gönderme limit/,
    },
    cause: "sending_limit",
    confidence: "likely",
  },
  {
    id: "sending-limit-by-its-stems",
    says: "A limit and sending, the hour or the day beside each other, in any of twenty languages",
    source: "https://docs.cpanel.net/knowledge-base/email/mail-limits/",
    when: {
      protocol: ["smtp"],
      stage: ["auth", "mail", "rcpt", "data", "transaction", "report", null],
      words: saysBoth("limit", "sending"),
      notWords: new RegExp(
        `${says("size", "recipient").source}|zeitlimit|délai|tiempo|tempo |врем[яе]|timeout`,
      ),
    },
    cause: "sending_limit",
    confidence: "unsure",
  },
  {
    id: "sending-disabled-in-other-words",
    says: "The account may not send, in other languages",
    source: "https://mailout.ru/2015/09",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      replyClass: 5,
      words:
        /(?:ihr|dein) (?:konto|postfach|account)[^.]{0,50}(?:gesperrt|deaktiviert|eingeschränkt)|(?:versand|e-?mail-versand)[^.]{0,40}(?:gesperrt|blockiert|deaktiviert|gestoppt)|votre (?:compte|boîte|boite)[^.]{0,50}(?:bloqu|suspend|désactiv|desactiv)|envoi[^.]{0,40}(?:bloqu|suspend|désactiv|interdit)|su cuenta[^.]{0,50}(?:bloquead|suspendid|deshabilitad|desactivad)|envío[^.]{0,40}(?:bloquead|suspendid|deshabilitad)|(?:il tuo|il suo|vostro) account[^.]{0,50}(?:bloccat|sospes|disabilitat)|invio[^.]{0,40}(?:bloccat|sospes|disabilitat)|sua conta[^.]{0,50}(?:bloquead|suspens|desativad)|envio[^.]{0,40}(?:bloquead|suspens)|(?:je|uw) account[^.]{0,50}(?:geblokkeerd|opgeschort|uitgeschakeld)|(?:twoje|państwa) konto[^.]{0,50}(?:zablokowan|zawieszon)|(?:ваш аккаунт|ваш ящик|отправка)[^.]{0,60}(?:заблокирован|отключен|запрещен|приостановлен)|(?:您的|你的)(?:账号|帐号|邮箱|账户)[^.]{0,20}(?:冻结|禁用|锁定|停用|封)|禁止发信|发信(?:功能|权限)[^.]{0,10}(?:禁|关闭|冻结|受限)|送信[^.]{0,20}(?:停止|禁止)されて|hesabınız[^.]{0,50}(?:askıya|engellen|kapat)|ditt konto[^.]{0,50}(?:spärrat|avstängt|blockerat)/,
    },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
];
