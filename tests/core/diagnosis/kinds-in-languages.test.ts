import { describe, expect, it } from "vitest";
import type { Cause } from "../../../src/core/diagnosis/cause.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import type { Observation } from "../../../src/core/diagnosis/observation.ts";
import { smtp, text } from "./shapes.ts";

const printed = (protocol: "smtp" | "imap", ...texts: readonly string[]): Observation[] =>
  texts.map((message) => text("generic", protocol, "password", message));

const replied = (
  command: "AUTH PLAIN" | "MAIL FROM" | "RCPT TO" | "DATA" | "CONN",
  ...replies: readonly string[]
): Observation[] => replies.map((reply) => smtp("generic", "password", command, reply));

/** The sentences that webmails, mail programs and hosts translate. None of them stands in a gathering. */
const kinds: readonly { it: string; cause: Cause; said: readonly Observation[] }[] = [
  {
    it: "hears that a program could not connect",
    cause: "network",
    said: printed(
      "smtp",
      "Die Verbindung zum Postausgangsserver mail.example.de konnte nicht aufgebaut werden",
      "Kan geen verbinding maken met mail.example.nl",
      "Det gick inte att ansluta till smtp.example.se",
      "Kunne ikke oprette forbindelse til serveren",
      "Tilkoblingen til smtp.example.no mislyktes",
      "Yhteyden muodostaminen palvelimeen epäonnistui",
      "Nepodařilo se připojit k serveru smtp.example.cz",
      "Nem sikerült csatlakozni a kiszolgálóhoz",
      "Conexiunea la server a eșuat",
      "Η σύνδεση με τον διακομιστή απέτυχε",
      "Не вдалося з'єднатися з сервером",
      "Sunucuya bağlanılamadı",
      "Nie udalo sie polaczyc z serwerem smtp.example.pl",
      "Outlook: Fehler 0x800CCC0E",
    ),
  },
  {
    it: "hears that a program could not sign in",
    cause: "password_changed",
    said: printed(
      "imap",
      "Die Anmeldung bei mail.example.de mit dem Benutzer user@example.de ist fehlgeschlagen",
      "Inloggningen på imap.example.se misslyckades",
      "Pålogging mislyktes: feil passord",
      "Kirjautuminen epäonnistui: virheellinen salasana",
      "Přihlášení k serveru imap.example.cz se nezdařilo",
      "A bejelentkezés sikertelen",
      "Autentificarea a eșuat",
      "Ο έλεγχος ταυτότητας απέτυχε",
      "Помилка автентифікації користувача",
      "Logowanie nie powiodlo sie",
      "登录服务器失败",
      "ログインできませんでした",
    ),
  },
  {
    it: "hears that there were too many attempts",
    cause: "rate_limited",
    said: [
      ...printed(
        "imap",
        "Zu viele fehlgeschlagene Anmeldungen",
        "Trop d'essais de connexion infructueux",
        "För många misslyckade försök",
        "For mange mislykkede forsøg",
        "Liian monta kirjautumisyritystä",
        "Příliš mnoho pokusů o přihlášení",
        "Túl sok sikertelen bejelentkezés",
        "Prea multe încercări de autentificare",
        "Забагато спроб входу",
        "密码错误次数过多，请稍后登录",
        "ログイン試行回数が多すぎます",
      ),
      ...replied("AUTH PLAIN", "535 5.7.8 Te veel mislukte pogingen", "535 5.7.8 Zbyt wiele prob logowania"),
    ],
  },
  {
    it: "hears that the hour's or the day's limit of sending is used up",
    cause: "sending_limit",
    said: [
      ...printed(
        "smtp",
        "Gränsen för antal meddelanden per dag är nådd",
        "Denní limit odeslaných zpráv byl překročen",
      ),
      ...replied(
        "RCPT TO",
        "550 5.7.1 Limite d'envoi quotidienne atteinte",
        "550 Osiagnieto dzienny limit wyslanych wiadomosci",
        "550 Günlük gönderim sınırı aşıldı",
        "550 Límite diario de correos superado",
        "550 일일 발송 한도를 초과했습니다",
        "550 Quota giornaliera di invio superata",
      ),
    ],
  },
  {
    it: "hears that a message is too large",
    cause: "message_refused",
    said: [
      ...printed(
        "smtp",
        "Die Größe der Nachricht überschreitet das Limit des Servers",
        "Meddelandets storlek överskrider gränsen",
        "Viestin koko ylittää palvelimen rajan",
        "İletinin boyutu izin verilen sınırı aşıyor",
        "Розмір листа перевищує обмеження сервера",
      ),
      ...replied("DATA", "552 Velikost zprávy překračuje povolený limit", "552 邮件大小超过限制"),
    ],
  },
  {
    it: "hears that the message was not taken",
    cause: "message_refused",
    said: printed(
      "smtp",
      "SMTP-Fehler: Daten wurden nicht akzeptiert.",
      "Erreur SMTP : données non acceptées.",
      "Błąd SMTP: Dane nie zostały przyjęte.",
      "Errore SMTP: Dati non accettati dal server.",
      "SMTP hiba: Adat visszautasítva, az üzenetet nem fogadta el.",
      "SMTP エラー: データが受け付けられませんでした。",
    ),
  },
  {
    it: "hears that the recipients were not taken",
    cause: "recipient_rejected",
    said: printed(
      "smtp",
      "SMTP-Fehler: Die folgenden Empfänger sind nicht möglich, abgelehnt",
      "Erreur SMTP : les destinataires suivants ont été refusés",
      "SMTP-fout: de volgende ontvangers zijn geweigerd",
      "SMTP fel: Följande mottagare misslyckades",
      "Ошибка SMTP: следующие получатели не приняты",
      "SMTP エラー: 次の受信者は拒否されました",
    ),
  },
  {
    it: "knows whose account is switched off by whom the words name",
    cause: "recipient_rejected",
    said: [
      ...replied(
        "RCPT TO",
        "550 Das Konto des Empfängers ist gesperrt",
        "550 Boite du destinataire desactivee",
        "550 La cuenta del destinatario está suspendida",
        "550 Konto odbiorcy jest zablokowane",
        "550 Почтовый ящик получателя отключён",
        "550 收件人帐号已停用",
        "550 5.7.1 The recipient account isblocked",
      ),
      ...replied("DATA", "554 La casella del destinatario è stata disattivata"),
    ],
  },
  {
    it: "knows that a protocol is switched off, also without the letters of the language",
    cause: "security_policy",
    said: replied(
      "AUTH PLAIN",
      "535 5.7.8 Zugang ueber SMTP ist fuer dieses Postfach nicht freigeschaltet",
      "535 Dostep przez IMAP i SMTP zostal zablokowany",
      "535 SMTP přístup je vypnutý",
      "535 Доступ по SMTP выключен",
      "535 Åtkomst via SMTP är avstängd",
      "535 SMTP hizmeti devre dışı",
      "535 SMTP 사용이 차단되었습니다",
    ),
  },
  {
    it: "knows at the sign-in that the own account is switched off",
    cause: "account_disabled",
    said: replied(
      "AUTH PLAIN",
      "535 Ditt konto är spärrat",
      "535 Účet byl zablokován",
      "535 Tilisi on lukittu",
      "535 A fiók felfüggesztve",
      "535 Hesabınız askıya alındı",
      "535 Обліковий запис заблоковано",
      "535 用户已被冻结",
      "535 계정이 정지되었습니다",
    ),
  },
  {
    it: "hears that the time to wait ran out",
    cause: "network",
    said: printed(
      "imap",
      "Zeitüberschreitung bei der Anfrage",
      "Délai d'attente dépassé",
      "Se agotó el tiempo de espera de la solicitud",
      "Upłynął limit czasu żądania",
      "Превышено время ожидания запроса",
      "Förfrågan tog för lång tid",
      "요청이 시간 초과되었습니다",
    ),
  },
  {
    it: "hears that there are too many recipients",
    cause: "sending_limit",
    said: printed(
      "smtp",
      "Zu viele Empfänger, höchstens 30",
      "Trop de destinataires",
      "Demasiados destinatarios en el mensaje",
      "Слишком много получателей",
      "För många mottagare",
    ),
  },
  {
    it: "hears that TLS is required",
    cause: "app_misconfigured",
    said: replied(
      "MAIL FROM",
      "450 4.7.0 Für diese Domain ist TLS erforderlich",
      "530 Connexion TLS obligatoire",
      "530 5.7.0 Se requiere STARTTLS",
      "530 È richiesta una connessione TLS",
      "454 Для этого домена требуется TLS",
      "530 SSL wymagane",
      "530 需要使用SSL",
      "530 TLS が必要です",
    ),
  },
];

describe("A kind of failure in the languages of its hosts and programs", () => {
  it.each(kinds)("$it", ({ cause, said }) => {
    const wrong = said
      .map((observation) => diagnose(observation))
      .filter((found) => found.cause !== cause)
      .map((found) => `${found.evidence[0]?.line} -> ${found.cause} [${found.evidence[0]?.rule}]`);
    expect(wrong).toEqual([]);
  });
});
