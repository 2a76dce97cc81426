import type { Rule } from "../rule.ts";
import { says, saysBoth } from "./languages.ts";

const rfc4954 = "https://www.rfc-editor.org/rfc/rfc4954#section-6";
const phpmailer = "https://github.com/PHPMailer/PHPMailer/tree/master/language";
const outlook = "https://support.microsoft.com/office/fix-outlook-email-connection-problems";

/** Stems that speak of the sign-in alone: "connexion" and "σύνδεση" are also what a sign-in is called. */
const ofPasswords =
  /password|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|hasł|парол|lösenord|parola|şifre|κωδικ|密码|密碼|パスワード|비밀번호/;

/** A program's words for its own trouble, in its reader's language, when neither a server nor the socket said what it was. */
export const generalWordsOfLanguagesRules: readonly Rule[] = [
  {
    id: "outlook-number-no-connection",
    says: "0x800CCC0D to 0x800CCC19, 0x80042108 to 0x8004210B: Outlook could not connect, or was cut off",
    source: outlook,
    when: { unanswered: true, words: /0x800ccc(?:0[def]|1[0159a])|0x8004210[89ab]/ },
    cause: "network",
    confidence: "likely",
  },
  {
    id: "outlook-number-sign-in",
    says: "0x800CCC18, 0x800CCC90 to 0x800CCC92: Outlook's sign-in was refused",
    source: outlook,
    when: { unanswered: true, words: /0x800ccc(?:18|9[012])/ },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "outlook-number-recipient",
    says: "0x800CCC79, 0x800CCC68: the recipient was refused",
    source: outlook,
    when: { unanswered: true, words: /0x800ccc(?:79|68)/ },
    cause: "recipient_rejected",
    confidence: "unsure",
  },
  {
    id: "program-data-refused",
    says: "Data not accepted, in any of twenty languages",
    source: phpmailer,
    when: { protocol: ["smtp"], words: saysBoth("message", "refused") },
    cause: "message_refused",
    confidence: "unsure",
  },
  {
    id: "program-recipients-failed",
    says: "The following recipients failed, in any of twenty languages",
    source: phpmailer,
    when: {
      protocol: ["smtp"],
      words: new RegExp(
        `${saysBoth("recipient", "failed").source}|${saysBoth("recipient", "refused").source}`,
      ),
    },
    cause: "recipient_rejected",
    confidence: "unsure",
  },
  {
    id: "program-no-connection",
    says: "Could not connect to the server, in any of twenty languages",
    source: phpmailer,
    when: { unanswered: true, words: saysBoth("connect", "failed"), notWords: ofPasswords },
    cause: "network",
    confidence: "unsure",
  },
  {
    id: "program-timed-out",
    says: "The time to wait ran out, in any of twenty languages",
    source: phpmailer,
    when: { unanswered: true, words: says("timeout") },
    cause: "network",
    confidence: "unsure",
  },
  {
    id: "program-sign-in-failed",
    says: "Could not authenticate, in any of twenty languages",
    source: rfc4954,
    when: { protocol: ["smtp", "imap"], words: saysBoth("signIn", "failed") },
    cause: "refused_credential",
    confidence: "unsure",
  },
];
