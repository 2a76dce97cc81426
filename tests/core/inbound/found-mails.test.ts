import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classifyInbound } from "../../../src/core/inbound/classify-inbound.ts";
import { parseInboundEmail } from "../../../src/io/mail/parse/parse-mail.ts";

const received = new Date("2026-11-24T09:00:07Z");
const THREAD = { writer: "lead", inThread: true } as const;

/** A mail from the lead in the thread, in UTF-8. */
const mail = (subject: string, text: string, headers = "") =>
  `From: Lea Lind <lea@leads.test>\nTo: sales@ours.test\nMessage-ID: <a1@leads.test>\nIn-Reply-To: <sent-1@ours.test>\n` +
  `Subject: ${subject}\n${headers}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}\n`;
const meaning = async (raw: string | Buffer, match: Parameters<typeof classifyInbound>[1] = THREAD) =>
  classifyInbound(await parseInboundEmail(Buffer.from(raw)), match, received);
const found = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../fixtures/inbound/found", `${name}.eml`));
const until = (day: string) => ({ kind: "auto_reply", until: new Date(`${day}T09:00:07Z`) });

it.each([
  ["a01-external-tag", until("2026-12-08")],
  ["a05-de-no-header", until("2026-12-05")],
  ["a06-de-header-week", until("2026-12-19")],
  ["a08-left-company", { kind: "gone", successor: { name: null, address: "info@leads.test" } }],
  ["a17-oof-through-list", until("2026-12-05")],
  ["a18-person-in-list-with-subject-auto", { kind: "reply" }],
  ["a20-xars-all-only-oof", until("2026-12-05")],
  ["c03-iso2022jp-no-charset", { kind: "opt_out", sentence: expect.any(String) }],
])("means what it says: %s", async (name, inbound) => {
  expect(await meaning(found(name))).toEqual(inbound);
});

it("takes the lead's own newsletter for no answer, and no opt-out", async () => {
  const stray = { writer: "lead", inThread: false } as const;
  expect(await meaning(found("k31-newsletter-of-lead"), stray)).toEqual({ kind: "other" });
});

describe("a note that its writer is away", () => {
  it.each([
    ["[EXTERNAL] Automatic reply: Hello", "I am out of the office until 7 December.", "2026-12-08"],
    ["EXT: Out of Office: Hello", "I am out of the office until 7 December.", "2026-12-08"],
    ["***SPAM*** Automatic reply: Hello", "Back on 7 December.", "2026-12-08"],
    ["自動応答: Hello", "12月4日まで不在です。", "2026-12-05"],
    ["自动答复: Hello", "我在休假，12月4日返回。", "2026-12-05"],
    ["自動回覆：Hello", "我將於12月4日回來。", "2026-12-05"],
    ["자동 회신: Hello", "12월 4일까지 휴가입니다.", "2026-12-05"],
    ["Abwesenheit: Hello", "Ich bin bis 4. Dezember im Urlaub.", "2026-12-05"],
    ["Abwesenheit Lea Lind", "Ich bin bis 4. Dezember im Urlaub.", "2026-12-05"],
    ["Otomatik Yanıt: Hello", "4 Aralık'a kadar izindeyim.", "2026-12-05"],
    ["Automaattinen vastaus: Hello", "Olen lomalla 4.12. asti.", "2026-12-05"],
    ["Réponse automatique : Hello", "Je suis absente jusqu'au 4 décembre.", "2026-12-05"],
    ["Respuesta automática: Hello", "Estoy de vacaciones hasta el 4 de diciembre.", "2026-12-05"],
    ["Risposta automatica: Hello", "Sono in ferie fino al 4 dicembre.", "2026-12-05"],
    ["Resposta automática: Hello", "Estou de férias até 4 de dezembro.", "2026-12-05"],
    ["Automatisch antwoord: Hello", "Ik ben afwezig tot 4 december.", "2026-12-05"],
    ["Autosvar: Hello", "Jag är på semester till 4 december.", "2026-12-05"],
    ["Automatisk svar: Hello", "Jeg er på ferie til 4. december.", "2026-12-05"],
    ["Automatyczna odpowiedź: Hello", "Jestem na urlopie do 4 grudnia.", "2026-12-05"],
    ["Automatická odpověď: Hello", "Jsem na dovolené do 4. prosince.", "2026-12-05"],
    ["Автоматический ответ: Hello", "Я в отпуске до 4 декабря.", "2026-12-05"],
    ["Automatikus válasz: Hello", "December 4-ig szabadságon vagyok.", "2026-12-05"],
    ["Αυτόματη απάντηση: Hello", "Θα είμαι εκτός γραφείου έως 4 Δεκεμβρίου.", "2026-12-05"],
    ["Ausser Haus: Hello", "Ich bin ausser Haus und ab dem 07.12. wieder erreichbar.", "2026-12-08"],
    ["Ich bin nicht im Büro: Hello", "Ab 7.12. wieder da.", "2026-12-08"],
    ["Absent jusqu'au 4 décembre", "Bonjour, merci de contacter bob@leads.test", "2026-12-05"],
    ["Autorespuesta: Hello", "Estoy fuera de la oficina hasta el lunes 7 de diciembre.", "2026-12-08"],
    ["Out of office", "Nothing else.", "2026-11-27"],
    ["Automatic reply: Hello", "Tack för ditt mejl.", "2026-11-27"],
  ])("is known without a header: %s", async (subject, text, day) => {
    expect(await meaning(mail(subject, text))).toEqual(until(day));
  });

  it.each([
    ["through a list", "List-Id: <team.leads.test>\nPrecedence: list\n", "Automatic reply: Hello"],
    ["by Exchange, which wants no answers", "X-Auto-Response-Suppress: All\n", "Re: Hello"],
    ["by a vacation program", "X-Autoreply: yes\n", "Re: Hello"],
    ["with a null return path", "Return-Path: <>\n", "Re: Hello"],
    ["in a folded standard header", "Auto-Submitted:\n auto-replied; owner-email=x@y.test\n", "Re: Hello"],
    ["with the old precedence", "Precedence: auto_reply\n", "Re: Hello"],
  ])("is known %s", async (_how, headers, subject) => {
    expect(await meaning(mail(subject, "I am out of the office until 4 December.", headers))).toEqual(
      until("2026-12-05"),
    );
  });
});

describe("a person's reply", () => {
  it.each([
    [
      "with such a word in the subject",
      "Automatic reply feature - question",
      "Tell me more, I am interested.",
    ],
    ["with such a beginning of the subject", "Automatic reply: how do you do it?", "Can you show me?"],
    ["about vacations", "On vacation rentals", "Yes, we rent out houses. Call me."],
    ["who is away", "Re: Hello", "I am on vacation until 4 December, let's talk after that."],
    [
      "who is away, from Outlook",
      "Re: Hello",
      "I'm out of the office this week. Could you call me on Monday?",
    ],
    ["in German", "AW: Abwesenheit: Hello", "Bin wieder da, rufen Sie mich an."],
  ])("is a reply: %s", async (_what, subject, text) => {
    expect(await meaning(mail(subject, text))).toEqual({ kind: "reply" });
    const list = "List-Id: <team.leads.test>\nList-Unsubscribe: <https://leads.test/u>\nPrecedence: list\n";
    expect(await meaning(mail(subject, text, list))).toEqual({ kind: "reply" });
    const noAnswers = "X-Auto-Response-Suppress: All\n";
    if (/[?]|call me|let's/i.test(text))
      expect(await meaning(mail(subject, text, noAnswers))).toEqual({ kind: "reply" });
  });

  it("is one through a list that lost its thread, too", async () => {
    const raw =
      "From: lea@leads.test\nSubject: Re: Hello\nList-Id: <team.leads.test>\nPrecedence: list\n\nCall me.\n";
    expect(await meaning(raw, { writer: "lead", inThread: false })).toEqual({ kind: "reply" });
  });
});

describe("a note that its person is gone for good", () => {
  it.each([
    ["Lea Lind no longer works for Leads Ltd. Please contact Bob Smith at bob@leads.test.", "Bob Smith"],
    ["Lea has left the company. For all enquiries write to Bob Smith (bob@leads.test).", "Bob Smith"],
    ["I have retired. Please contact Bob Smith <bob@leads.test> instead.", "Bob Smith"],
    ["This mailbox is no longer monitored. bob@leads.test", null],
    ["I've left Leads Ltd. Contact Bob Smith: bob@leads.test", "Bob Smith"],
    ["As of 1 November 2026 I left the company. bob@leads.test will help.", null],
    ["We are sad to say that Lea passed away in October. Please write to bob@leads.test.", null],
    [
      "Frau Lind ist nicht mehr für unser Unternehmen tätig. Bitte wenden Sie sich an Bob Smith, bob@leads.test.",
      "Bob Smith",
    ],
    ["Ich habe das Unternehmen verlassen. Kontakt: bob@leads.test", null],
    ["Frau Lind ist im Ruhestand. Ihr Ansprechpartner: Bob Smith (bob@leads.test)", "Bob Smith"],
    ["Lea Lind ne travaille plus chez Leads. Veuillez contacter Bob Smith : bob@leads.test", "Bob Smith"],
    ["Lea a quitté la société. Merci d'écrire à bob@leads.test.", null],
    ["Lea ya no trabaja en Leads. Escriba a bob@leads.test.", null],
    ["Lea non lavora più in questa azienda. Scrivere a bob@leads.test.", null],
    ["Lea já não trabalha na Leads. Contacte bob@leads.test.", null],
    ["Lea is niet meer werkzaam bij Leads. Neem contact op met bob@leads.test.", null],
    ["Lea nie pracuje już w firmie. Proszę pisać na bob@leads.test.", null],
    ["Lea arbetar inte längre här. Kontakta bob@leads.test.", null],
    ["Lea er ikke længere ansat hos Leads. Skriv til bob@leads.test.", null],
    ["Lea ei enää työskentele meillä. Ota yhteyttä: bob@leads.test", null],
    ["Леа больше не работает в компании. Пишите на bob@leads.test.", null],
    ["Lea artık şirketimizde çalışmamaktadır. bob@leads.test adresine yazabilirsiniz.", null],
    ["リンドは退職いたしました。bob@leads.test までご連絡ください。", null],
    ["Lea已离职，请联系bob@leads.test。", null],
    ["레아는 퇴사하였습니다. bob@leads.test 로 연락 주십시오.", null],
  ])("ends the sequence and names somebody: %s", async (text, name) => {
    const raw = mail("Automatic reply: Hello", text, "Auto-Submitted: auto-replied\n");
    expect(await meaning(raw)).toEqual({ kind: "gone", successor: { name, address: "bob@leads.test" } });
  });

  it.each([
    "I have left Leads. Please write to bob@leads.test.",
    "Ich habe Leads zum 30.09. verlassen. Bitte wenden Sie sich an bob@leads.test.",
    "J'ai quitté Leads le 31 octobre. Votre contact : bob@leads.test",
    "Ho lasciato Leads a ottobre. Scrivere a bob@leads.test",
  ])("is one when it names the employer that its domain names: %s", async (text) => {
    expect(
      await meaning(mail("Automatic reply: Hello", text, "Auto-Submitted: auto-replied\n")),
    ).toMatchObject({
      kind: "gone",
      successor: { address: "bob@leads.test" },
    });
  });

  it("says nothing of the lead when it comes from a stranger in the thread", async () => {
    const raw = mail("Automatic reply: Hello", "Kim no longer works here.", "Auto-Submitted: auto-replied\n");
    expect(await meaning(raw, { writer: "stranger", inThread: true })).toEqual(until("2026-11-27"));
  });

  it("may name nobody, or a person without an address", async () => {
    const gone = (text: string) => meaning(mail("Automatic reply: Hello", text));
    expect(await gone("Lea Lind no longer works here.")).toEqual({ kind: "gone", successor: null });
    expect(await gone("Lea Lind no longer works here. Please contact Bob Smith, +49 30 1234.")).toEqual({
      kind: "gone",
      successor: { name: "Bob Smith", address: null },
    });
    expect(await gone("Lea no longer works here. Her address was lea+old@leads.test.")).toEqual({
      kind: "gone",
      successor: null,
    });
  });

  it.each([
    "I have left the office and will be back on 4 December.",
    "I no longer work on Fridays and am out of the office until 4 December.",
    "If you are no longer with your company, tell us. I am away until 4 December.",
    "This mailbox is no longer monitored on weekends. I am back on 4 December.",
    "本日は退社しました。12月4日に戻ります。",
    "I left the Leads office early and am back on 4 December.",
    "Ich habe das Büro verlassen und bin am 4.12. wieder da.",
  ])("is not one of an absence: %s", async (text) => {
    expect(await meaning(mail("Automatic reply: Hello", text))).toEqual(until("2026-12-05"));
  });
});

describe("a read receipt in plain words", () => {
  it.each([
    [
      "Read: Hello",
      "Your message\n\n   To: Lea Lind\n   Subject: Hello\n   Sent: 24.11.2026 09:00\n\nwas read on 24.11.2026 10:00.",
    ],
    ["Not read: Hello", "Your message\n\n To: Lea\n\nwas deleted without being read on 24.11.2026 10:00."],
    ["Gelesen: Hello", "Ihre Nachricht\n\n   An: Lea\n\nwurde am 24.11.2026 10:00 gelesen."],
    ["Lu : Hello", "Votre message a été lu le 24/11/2026."],
    ["Leído: Hello", "El mensaje se leyó el 24/11/2026."],
    ["Letto: Hello", "Il messaggio è stato letto il 24/11/2026."],
    ["Lida: Hello", "A mensagem foi lida em 24/11/2026."],
    ["Gelezen: Hello", "Uw bericht is gelezen op 24-11-2026."],
    ["Przeczytano: Hello", "Wiadomość została przeczytana."],
    ["Läst: Hello", "Ditt meddelande lästes den 24 november."],
    ["Прочитано: Hello", "Ваше сообщение было прочитано."],
    ["Okundu: Hello", "İletiniz okundu."],
    ["開封済み: Hello", "メッセージは開封されました。"],
    ["已读: Hello", "您的邮件已读。"],
    [
      "Return Receipt (displayed) - Hello",
      "This is a Return Receipt for the mail that you sent. The message was displayed.",
    ],
  ])("is no reply: %s", async (subject, text) => {
    expect(await meaning(mail(subject, text))).toEqual({ kind: "other" });
  });

  it("is a reply when a person has more to say", async () => {
    expect(await meaning(mail("Read: Hello", "I like it. Call me."))).toEqual({ kind: "reply" });
  });
});
