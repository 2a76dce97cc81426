import { describe, expect, it } from "vitest";
import { readReply } from "../../../../../src/io/mail/parse/reply/read-reply.ts";

const reply = (text: string, subject?: string) => readReply(text, subject).textReply;

const ours = "Hi Lea,\nto stop these, reply STOP.";

/** How mail programs copy the header of the mail that they answer: from, sent, to, subject. */
const headers: [string, string][] = [
  ["Greek", "Από: Ann <sales@ours.test>\nΣτάλθηκε: Τρίτη, 24 Νοεμβρίου 2026 10:00\nΠρος: Lea\nΘέμα: Hi"],
  ["Turkish", "Kimden: Ann <sales@ours.test>\nGönderildi: 24 Kasım 2026 Salı 10:00\nKime: Lea\nKonu: Hi"],
  ["Turkish, old", "Gönderen: Ann\nTarih: 24 Kasım 2026 Salı\nKime: Lea\nKonu: Hi"],
  [
    "Hungarian",
    "Feladó: Ann <sales@ours.test>\nElküldve: 2026. november 24., kedd 10:00\nCímzett: Lea\nTárgy: Hi",
  ],
  [
    "Romanian",
    "De la: Ann <sales@ours.test>\nTrimis: marți, 24 noiembrie 2026 10:00\nCătre: Lea\nSubiect: Hi",
  ],
  ["Ukrainian", "Від: Ann <sales@ours.test>\nНадіслано: 24 листопада 2026 р. 10:00\nКому: Lea\nТема: Hi"],
  ["Slovak", "Od: Ann <sales@ours.test>\nOdoslané: utorok 24. novembra 2026 10:00\nKomu: Lea\nPredmet: Hi"],
  ["Hebrew", "מאת: Ann <sales@ours.test>\nנשלח: יום שלישי 24 נובמבר 2026 10:00\nאל: Lea\nנושא: Hi"],
  ["Arabic", "من: Ann <sales@ours.test>\nتم الإرسال: ٢٤ نوفمبر ٢٠٢٦ ١٠:٠٠\nإلى: Lea\nالموضوع: Hi"],
  ["Vietnamese", "Từ: Ann <sales@ours.test>\nĐã gửi: 24 tháng 11 2026 10:00\nĐến: Lea\nChủ đề: Hi"],
  [
    "Latvian",
    "No: Ann <sales@ours.test>\nNosūtīts: otrdiena, 2026. gada 24. novembris 10:00\nKam: Lea\nTēma: Hi",
  ],
  [
    "Turkish, without an address",
    "Kimden: Ann\nGönderme Tarihi: Salı, Kasım 24, 2026 10:00\nKime: Lea\nKonu: Hi",
  ],
  ["Japanese, of a Mac", "差出人: Ann\n日時: 2026年11月24日 10:00:00 JST\n宛先: Lea\n件名: Hi"],
  ["Chinese of Taiwan", "寄件者: Ann\n已傳送: 2026年11月24日 10:00\n收件者: Lea\n主旨: Hi"],
  ["Korean", "보낸사람: Ann\n날짜: 2026년 11월 24일\n받는사람: Lea\n제목: Hi"],
  ["the day first", 'Gesendet: Dienstag, 24. November 2026 um 10:00 Uhr\nVon: "Ann"\nAn: Lea\nBetreff: Hi'],
  ["NetEase", "---- 回复的原邮件 ----\n| 发件人 | Ann<sales@ours.test> |\n| 日期 | 2026年11月24日 10:00 |"],
  [
    "bold",
    "*From:* Ann <sales@ours.test>\n*Sent:* Tuesday, 24 November 2026 10:00\n*To:* Lea\n*Subject:* Hi",
  ],
];

/** "On …, Ann wrote:" of Gmail, Apple Mail, Thunderbird and Yahoo. */
const introductions: [string, string][] = [
  ["Greek", "Στις Τρί 24 Νοε 2026 στις 10:00 π.μ., ο χρήστης Ann <sales@ours.test> έγραψε:"],
  ["Russian", "вт, 24 нояб. 2026 г. в 10:00, Ann <sales@ours.test>:"],
  ["Japanese", "2026年11月24日(火) 10:00 Ann <sales@ours.test>:"],
  ["Finnish", "ti 24. marrask. 2026 klo 10.00 Ann (sales@ours.test) kirjoitti:"],
  ["Hungarian", "Ann <sales@ours.test> ezt írta (időpont: 2026. nov. 24., K, 10:00):"],
  ["Ukrainian", "вт, 24 лист. 2026 р. о 10:00 Ann <sales@ours.test> пише:"],
  ["Thai", "เมื่อ อ. 24 พ.ย. 2026 เวลา 10:00 Ann <sales@ours.test> เขียนว่า:"],
  ["Latvian, folded", "otrd., 2026. g. 24. nov., plkst. 10:00 — lietotājs Ann\n<sales@ours.test> rakstīja:"],
  ["Lotus", "Ann/OURS wrote on 24/11/2026 10:00:00:"],
  ["Becky!", "2026年11月24日 10:00 Annさんは書きました:"],
  ["Zoho", "---- On Tue, 24 Nov 2026 10:00:00 +0100 Ann <sales@ours.test> wrote ----"],
  ["Zoho, Turkish", "---- Tarihinde Sal, 24 Kas 2026 10:00:00 +0300 Ann <sales@ours.test> yazdı ---"],
];

describe("the words of a reply", () => {
  it.each(headers)("end where the header of our mail is copied: %s", (_, header) => {
    expect(reply(`OK\n\n${header}\n\n${ours}`)).toBe("OK");
  });

  it.each(introductions)("end where our mail is introduced: %s", (_, line) => {
    expect(reply(`OK\n\n${line}\n\n${ours}`)).toBe("OK");
    expect(reply(`${line}\n\n> Hi Lea\n\nOK`)).toBe("OK");
  });

  it("end at a divider above a copied header", () => {
    expect(reply(`OK\n\n----- Αρχικό μήνυμα -----\nΑπό: Ann\n\n${ours}`)).toBe("OK");
  });

  it.each([
    "##- Please type your reply above this line -##",
    "--- Reply above this line ---",
    "## Bitte antworten Sie oberhalb dieser Zeile ##",
    "--- Lütfen yanıtınızı bu satırın üstüne yazın ---",
    "--- この行より上に返信を入力してください ---",
  ])("end where a ticket system marks their end: %s", (line) => {
    expect(reply(`OK\n\n${line}\n\n${ours}`)).toBe("OK");
  });

  it.each([
    "Name: Lea Lind\nCompany: Acorn\nDate: 24 November 2026",
    "Call me at 10:00:\n555 0134",
    "Monday: closed\nTuesday: 10:00\nWednesday: 11:30",
    "----- \nPS: Thursday is fine",
    "**As I said above, please take me off**",
    "We use Outlook for mail. Does it work?",
    "Date: 24 November 2026\nTime: 10:00\nPlace: our office",
  ])("stay where only they look like a header: %s", (text) => {
    expect(reply(text)).toBe(text);
  });

  it.each([
    "iPhone'umdan gönderildi",
    "Samsung cihazımdan gönderildi",
    "iOS için Outlook'u edinin",
    "Στάλθηκε από το iPhone μου",
    "Λήψη του Outlook για iOS",
    "Надіслано з iPhone",
    "iPhone에서 보냄",
    "iOS용 Outlook 다운로드",
    "Outlook for iOS を入手",
    "获取适用于 iOS 的 Outlook",
    "从我的iPhone发送",
    "Outlook für iOS beziehen",
    "Inviato da BlackBerry",
    "Gesendet mit der WEB.DE Mail App",
    "Envoyé depuis l'application Mail Orange",
    "Enviado con Proton Mail",
    "Hent Outlook til iOS",
    "Yahoo Mail: Search, Organize, Conquer",
  ])("do not hold what a telephone adds: %s", (line) => {
    expect(reply(`OK\n\n${line}`)).toBe("OK");
  });

  it.each([
    ["labels", "a: b\n".repeat(200_000)],
    ["dividers", "--- a ---\n".repeat(100_000)],
    ["one line of colons", ":".repeat(1_000_000)],
    ["one line of digits", "1:".repeat(500_000)],
    ["letters", "ä ".repeat(500_000)],
    ["hyphens", "-".repeat(1_000_000)],
    ["marks", "-#".repeat(500_000)],
    ["marked lines", "## above ##x\n".repeat(70_000)],
    ["Outlook", "outlook ios ".repeat(80_000)],
    ["quoted lines and answers", "> a\nb\n".repeat(200_000)],
    ["signature marks", "--\n".repeat(300_000)],
    ["signature marks between quoted lines", "--\nx\n> y\n".repeat(100_000)],
    ["telephones", "Sent from my iPhone\n".repeat(50_000)],
    ["introductions", "On 1.1.2026 a@b.test wrote:\n> x\n".repeat(30_000)],
    ["blank lines below an introduction", `On 1.1.2026 a@b.test wrote\n${"\n".repeat(900_000)}> x`],
    ["folded labels", "From: x\ny\nSubject: x\n".repeat(50_000)],
    ["paragraphs of a disclaimer", "This e-mail is confidential ".repeat(40_000)],
    ["open brackets", "<".repeat(1_000_000)],
    ["links", "> <https://a.test/\nb\n".repeat(50_000)],
    ["gönderildi", "x'".repeat(500_000)],
  ])("are found in bounded time: %s", (_, text) => {
    const before = process.cpuUsage();
    reply(text);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
  });
});

describe("a reply for people", () => {
  it("keeps the questions that are answered between the lines, and leaves out what follows the last answer", () => {
    const text = "On 24/11/2026 10:00, Ann wrote:\n> When?\n\nTomorrow\n\n> Where?\n\nHere\n\n> Bye\n> Ann";
    expect(reply(text)).toBe("On 24/11/2026 10:00, Ann wrote:\n> When?\n\nTomorrow\n\n> Where?\n\nHere");
    expect(readReply(text).ownWords).toBe("Tomorrow\n\nHere");
  });

  it("keeps a sentence that the sender quoted by hand above the answer", () => {
    expect(reply("> Do you ship to Spain?\n\nYes")).toBe("> Do you ship to Spain?\n\nYes");
  });

  it("keeps words above and below one quoted mail, without the mail", () => {
    expect(reply("Hi Ann\n\nOn 24/11/2026 10:00, Ann wrote:\n> Where?\n\nHere\n\nLea")).toBe(
      "Hi Ann\n\nHere\n\nLea",
    );
  });

  it("keeps the line above an introduction that follows without a blank line", () => {
    expect(reply(`OK\nDen 14 september 2026 02:23, Ann <sales@ours.test> skrev:\n\n${ours}`)).toBe("OK");
    expect(reply(`OK\n2026-11-24 10:00 GMT+03:00 Ann <\nsales@ours.test>:\n\n> Hi`)).toBe("OK");
  });

  it("knows an introduction that is folded behind a day", () => {
    expect(reply(`OK\n\nAnn Lee <sales@ours.test> schrieb am Di., 24.\nNov. 2026, 10:02:\n\n> Hi`)).toBe(
      "OK",
    );
  });

  it("takes the end of a folded address for no quotation", () => {
    expect(reply(`OK\n\nLe mar. 24 nov. 2026 à 10:02, Ann Lee <sales@ours.test\n> a écrit :\n\n> Hi`)).toBe(
      "OK",
    );
  });

  it("ends at a copied header that lost its line breaks", () => {
    const header = "Date: Tue, 24 Nov 2026 10:02 +0000 From: sales@ours.test To: Lea Subject: Hi";
    expect(reply(`OK\n\n${header}\n\n${ours}`)).toBe("OK");
  });

  it("keeps the words that stand on one line with an introduction", () => {
    expect(reply("OK On Tue, Nov 24, 2026 at 10:00 AM, sales@ours.test wrote:\n> Hi")).toBe("OK");
  });

  it("shows the whole text where nothing else was written", () => {
    const text = `From: Ann <sales@ours.test>\nSent: Tuesday, 24 November 2026 10:00\nTo: Lea\nSubject: Hi\n\n${ours}`;
    expect(readReply(text)).toEqual({ textReply: text, ownWords: "" });
  });

  it.each([
    "---------- Forwarded message ---------\nFrom: Bob <bob@leads.test>",
    "Begin forwarded message:\n\n> From: Bob <bob@leads.test>",
    "-------- Weitergeleitete Nachricht --------\nVon: Bob <bob@leads.test>",
    "---------- Message transféré ---------\nDe : Bob <bob@leads.test>",
    "-------- Пересылаемое сообщение --------\nОт: Bob <bob@leads.test>",
  ])("keeps a mail that is passed on: %s", (beginning) => {
    expect(reply(`See below.\n\n${beginning}\n\nHelp!`)).toBe(`See below.\n\n${beginning}\n\nHelp!`);
    expect(readReply(`See below.\n\n${beginning}\n\nHelp!`).ownWords).toBe("See below.");
  });

  it.each(["Fwd: Hi", "FW: Hi", "WG: Hi", "TR: Hi", "RV: Hi", "转发: Hi"])(
    "keeps what stands below a copied header when the subject says that it is passed on: %s",
    (subject) => {
      const [, header = ""] = headers.at(-1) ?? [];
      const text = `FYI\n\n${header}\n\nHelp!`;
      expect(reply(text, subject)).toBe(text);
      expect(reply(text, "Re: Hi")).toBe("FYI");
    },
  );

  it.each([
    ["a long text below two hyphens", `Hello\n--\n${"This belongs to the question.\n".repeat(40)}`.trim()],
    ["a parcel that was sent", "Sent via DHL yesterday, tracking 1234. Did it arrive?\n\nLea"],
    ["a travel form", "From: Berlin\nTo: Munich\nDate: 24 November 2026"],
    ["the beginning of a mailbox line", "Hello\n\n>From Monday on I am back.\n\nLea"],
    ["a sentence that begins like a program's line", "It works now.\n\nFrom my side that is all."],
    ["a Turkish sentence about a parcel", "Merhaba\n\nFatura dün kargo ile gönderildi"],
    ["a question below two hyphens", "The pictures do not load.\n--\nCan you also look at the logo?"],
    ["a log below a divider", "I get this:\n\n----- Error log -----\nDate: 24.11.2026\nCode: 550\n\nWhy?"],
    ["words under a line of stars", "**** Urgent, see the picture above ****\n\nIt does not load."],
    ["a report of what somebody said", "Your colleague said at 10:02:\n\nWe mend it today.\n\nYou did not."],
    ["a telephone number that was asked for", "My number is +34 600 000 000.\n\nLea"],
  ])("keeps %s", (_, text) => {
    expect(reply(text)).toBe(text);
  });

  it.each([
    [
      "a disclaimer",
      "CONFIDENTIALITY NOTICE: This e-mail and any attachments are confidential and intended only for the recipient. If you are not the intended recipient, delete it.",
    ],
    [
      "a German disclaimer",
      "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der bestimmungsgemäße Empfänger sind, informieren Sie bitte sofort den Absender und löschen Sie diese Mail.",
    ],
    [
      "the footer of a list",
      "_______________________________________________\nUsers mailing list\nUsers@lists.test\nhttps://lists.test/listinfo/users",
    ],
    [
      "the footer of a Google group",
      '-- \nYou received this message because you are subscribed to the Google Groups "x" group.',
    ],
    ["a virus scanner", "Virus-free. www.avast.com"],
    ["a link behind the telephone", "Get Outlook for iOS<https://aka.ms/o0ukef>"],
    [
      "a signature above the quotation",
      "-- \nLea Lind\nAcorn\n\nOn Tue, Nov 24, 2026 at 10:00 AM Ann <sales@ours.test> wrote:\n\n> Hi",
    ],
  ])("leaves out %s", (_, text) => {
    expect(reply(`OK\n\n${text}`)).toBe("OK");
  });

  it("keeps a mail that the sender announces and pastes", () => {
    const text = `This is what I get:\n\nFrom: Mail Delivery <mailer-daemon@mx.test>\nSent: Tuesday, 24 November 2026 10:00\nTo: Lea\nSubject: Failure\n\nUser unknown`;
    expect(reply(text)).toBe(text);
  });

  it("keeps a short answer right below a long question, and the end of a folded line as the other's", () => {
    const question = "> Would you like to keep the old dashboard for some more weeks or not?";
    expect(readReply(`${question}\nyes\n> And the logo?\nno`).ownWords).toBe("yes\nno");
    const folded = `OK\n\nOn 24/11/2026 10:00, Ann wrote:\n> ${"long ".repeat(14)}line that is\nfolded\n> and goes on`;
    expect(reply(folded)).toBe("OK");
  });

  it("leaves out telephone and address below a closing formula, and keeps the name", () => {
    expect(reply("OK\n\nBest regards,\nLea Lind\n\nAcorn GmbH\nTel: +49 30 123\nwww.acorn.test")).toBe(
      "OK\n\nBest regards,\nLea Lind",
    );
  });
});
