import type { Rule } from "../rule.ts";

/** QQ, NetEase (163, 126, yeah.net) and Alibaba, whose codes and words are their own. */
export const chineseProviderRules: readonly Rule[] = [
  {
    id: "netease-unsafe-login",
    says: "NO SELECT Unsafe Login: 163 takes this program for unsafe",
    source: "https://github.com/nikolausm/imap-mcp-server/pull/47",
    when: { protocol: ["smtp", "imap"], words: /unsafe login/ },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "netease-no-permission",
    says: "550 User has no permission: SMTP or IMAP is not switched on",
    source: "https://help.mail.163.com/",
    when: {
      protocol: ["smtp", "imap"],
      words:
        /user has no permission|service is not open(?!,)|(?:imap|smtp|pop3?) (?:service )?(?:is )?closed|(?:imap|smtp|pop3?)(?:\/\w+)? (?:service )?(?:is )?not (?:opened|activated|enabled)|未开启|未開啟|未开通/,
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "qq-login-fail",
    says: "535 Login Fail: account is abnormal, service is not open, password is incorrect…",
    source: "https://help.mail.qq.com/detail/108/1023",
    when: {
      protocol: ["smtp", "imap"],
      words: /login fail\. (?:account is abnormal|please|password is|service is)|account is abnormal/,
    },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "qq-frequency",
    says: "550 Ip, Sender or Connection frequency limited",
    source: "https://service.mail.qq.com/detail/0/92",
    when: { inReports: true, protocol: ["smtp"], words: /frequency limited|频率|頻率/ },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "netease-throttle",
    says: "421 HL:ICC, HL:REP, 450 MI:DMC, MI:CEL: too many connections or errors from one address",
    source: "https://help.mail.163.com/",
    when: {
      inReports: true,
      protocol: ["smtp", "imap"],
      words: /\b(?:hl:(?:rep|icc|ifc|mep)|mi:(?:cel|dmc|ccl)|rp:(?:ccl|drc))\b/,
    },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "netease-quota",
    says: "MI:SFQ, RP:TRC, RP:RCL: too many messages or recipients for now",
    source: "https://help.mail.163.com/",
    when: { inReports: true, protocol: ["smtp"], words: /\b(?:mi:sfq|rp:(?:trc|rcl|rql))\b/ },
    cause: "sending_limit",
    confidence: "certain",
  },

  {
    id: "aliyun-auth",
    says: "526 Authentication failure",
    source: "https://help.aliyun.com/document_detail/36687.html",
    when: { reply: [526], words: /authentication failure/ },
    cause: "refused_credential",
    confidence: "certain",
  },
];
