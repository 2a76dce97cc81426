import { describe, expect, it } from "vitest";
import { returnDay } from "../../../src/core/inbound/return-day.ts";

/** A Wednesday. */
const received = new Date("2026-11-25T10:30:00Z");

describe("the day after an out-of-office answer ends", () => {
  it.each([
    ["I am out of the office until Monday, December 7, 2026 with limited access.", "2026-12-08"],
    ["I will be out from Dec 3rd - 10th and answer after that.", "2026-12-11"],
    ["I'm away and back on Monday.", "2026-12-01"],
    ["Back tomorrow!", "2026-11-27"],
    ["Out 30/11/2026 to 04/12/2026.", "2026-12-05"],
    ["Ich bin bis zum 04.12.2026 nicht im Büro. Ab Montag, den 7. Dezember bin ich wieder da.", "2026-12-08"],
    ["Je suis absent jusqu'au 4 décembre 2026 inclus.", "2026-12-05"],
    ["Estaré fuera hasta el 4 de diciembre.", "2026-12-05"],
    ["Sono fuori ufficio fino al 4 dicembre.", "2026-12-05"],
    ["Ik ben afwezig tot en met 4 december.", "2026-12-05"],
    ["Estou ausente até 4 de dezembro.", "2026-12-05"],
    ["Ich bin bis 4. Januar im Urlaub.", "2027-01-05"],
    ["Ich bin bis zum 18.12. nicht erreichbar. Ihre Mail wird nicht weitergeleitet.", "2026-12-19"],
    ["ich bin vom 23.11. bis 04.12.2026 im Urlaub.", "2026-12-05"],
    ["Ich bin bis 4.12 nicht im Büro.", "2026-12-05"],
    ["Vom 3.–10. Dezember bin ich nicht im Haus.", "2026-12-11"],
    ["Ab Freitag bin ich wieder da.", "2026-11-28"],
    ["Bis einschließlich 08.01. bin ich abwesend.", "2027-01-09"],
    ["I am out from 11/23 through 12/04.", "2026-12-05"],
    ["Out of office 2026-11-23 to 2026-12-04.", "2026-12-05"],
    ["I will be back on the 4th of December.", "2026-12-05"],
    ["I'm on parental leave until 1 September 2027.", "2027-09-02"],
    ["I am on maternity leave, returning in September 2027.", "2027-10-01"],
    ["Ich bin bis zum 10. Juni in Elternzeit.", "2027-06-11"],
    ["I am away until further notice.", "2026-12-26"],
    ["Je suis absente du 23 novembre au 4 décembre.", "2026-12-05"],
    ["De retour le 1er décembre.", "2026-12-02"],
    ["De retour lundi.", "2026-12-01"],
    ["Estaré de vacaciones hasta el 18 de diciembre de 2026.", "2026-12-19"],
    ["Sono in ferie dal 23 novembre al 4 dicembre.", "2026-12-05"],
    ["Estarei de férias até 04/12.", "2026-12-05"],
    ["Ik ben terug op maandag 7 december.", "2026-12-08"],
    ["Jestem na urlopie do 4 grudnia.", "2026-12-05"],
    ["Jestem nieobecny do 04.12.2026 r.", "2026-12-05"],
    ["Wracam w poniedziałek.", "2026-12-01"],
    ["W dniach 23.11-04.12.2026 przebywam na urlopie.", "2026-12-05"],
    ["Jag är på semester till och med den 4 december.", "2026-12-05"],
    ["Jag är åter måndagen den 7 december.", "2026-12-08"],
    ["Jeg er på ferie til og med 4. december.", "2026-12-05"],
    ["Jeg er tilbake 7. desember.", "2026-12-08"],
    ["Olen lomalla 4.12. asti.", "2026-12-05"],
    ["Palaan 7. joulukuuta.", "2026-12-08"],
    ["Я в отпуске до 4 декабря.", "2026-12-05"],
    ["Буду отсутствовать с 23.11 по 04.12.", "2026-12-05"],
    ["Вернусь 7-го декабря 2026 г.", "2026-12-08"],
    ["Я у відпустці до 4 грудня.", "2026-12-05"],
    ["4 Aralık 2026'ya kadar izindeyim.", "2026-12-05"],
    ["23 Kasım - 4 Aralık tarihleri arasında yıllık izindeyim.", "2026-12-05"],
    ["12月4日まで不在にしております。", "2026-12-05"],
    ["2026年11月23日から12月4日まで休暇をいただいております。", "2026-12-05"],
    ["１２月４日（金）まで休暇です。", "2026-12-05"],
    ["11月23日～27日は出張のため不在です。", "2026-11-28"],
    ["我将于12月4日返回办公室。", "2026-12-05"],
    ["本人自2026年11月23日至12月4日休假。", "2026-12-05"],
    ["我下周不在，12月7号回来。", "2026-12-08"],
    ["12월 4일까지 휴가입니다.", "2026-12-05"],
    ["2026년 12월 7일에 복귀합니다.", "2026-12-08"],
    ["Do 4. prosince jsem mimo kancelář.", "2026-12-05"],
    ["December 4-ig szabadságon vagyok.", "2026-12-05"],
    ["Sunt în concediu până la 4 decembrie.", "2026-12-05"],
    ["Θα λείπω έως 4 Δεκεμβρίου.", "2026-12-05"],
  ])("is read from: %s", (text, day) => {
    expect(returnDay(text, received)).toEqual(new Date(`${day}T10:30:00Z`));
  });

  it.each([
    ["Out 12/04 until 12/05.", "lea@leads.us", "2026-12-06"],
    ["Abwesend bis 04/12.", "lea@leads.de", "2026-12-05"],
    ["Away until 04/12.", "lea@leads.co.uk", "2026-12-05"],
    ["Away until 12/04. Back in the office then.", "lea@leads.com", "2026-12-05"],
  ])("reads day and month in the order of the country: %s %s", (text, sender, day) => {
    expect(returnDay(text, received, sender)).toEqual(new Date(`${day}T10:30:00Z`));
  });

  it.each([
    ["2026-12-20", "Ich bin bis 4. Januar im Urlaub.", "2027-01-05"],
    ["2026-12-20", "Out until 01/05.", "2027-01-06"],
    ["2027-01-02", "Ich bin vom 21.12. bis 08.01. im Urlaub.", "2027-01-09"],
    ["2027-02-27", "Back on 1 March.", "2027-03-02"],
    ["2028-02-28", "Bis 29.2. nicht da.", "2028-03-01"],
  ])("goes over the turn of a year or month: on %s, %s", (on, text, day) => {
    expect(returnDay(text, new Date(`${on}T10:30:00Z`))).toEqual(new Date(`${day}T10:30:00Z`));
  });

  // Received on Wednesday, 25 November 2026, in week 48.
  it.each([
    ["I will be back in two weeks.", "2026-12-10"],
    ["Away for the next 10 days.", "2026-12-06"],
    ["Ich bin für drei Wochen im Urlaub.", "2026-12-17"],
    ["Je suis en congé pendant deux semaines.", "2026-12-10"],
    ["我两周后回来。", "2026-12-10"],
    ["Erst wieder in KW 51.", "2026-12-21"],
    ["Lomalla 21.12.2026-7.1.2027.", "2027-01-08"],
    ["Urlaub KW 49-50.", "2026-12-14"],
    ["In der 50. Kalenderwoche bin ich nicht da.", "2026-12-14"],
    ["Ferie i uke 49 og 50.", "2026-12-14"],
    ["Urlaub bis KW 1.", "2027-01-11"],
    ["Out all of next week.", "2026-12-07"],
    ["Volgende week ben ik er weer.", "2026-12-07"],
    ["Out the week of December 7.", "2026-12-14"],
    ["On leave until the end of November.", "2026-12-01"],
    ["Bis Mitte Januar nicht da.", "2027-01-17"],
    ["Back in mid-January 2027.", "2027-01-17"],
    ["On leave until April.", "2027-05-01"],
    ["We are back after the New Year.", "2027-01-02"],
    ["Wir sind nach Neujahr wieder da.", "2027-01-02"],
    ["12/7(월)에 복귀 예정입니다.", "2026-12-08"],
  ])("is read from a time without a date: %s", (text, day) => {
    expect(returnDay(text, received)).toEqual(new Date(`${day}T10:30:00Z`));
  });

  it.each([
    "Happy New Year to you all!",
    "We answer within two days.",
    "I left three weeks ago.",
    "May I ask you to call Tim? The may bells ring.",
  ])("is not taken from words that are no time of an absence: %s", (text) => {
    expect(returnDay(text, received)).toBeNull();
  });

  it.each([
    ["no day at all", "I have little access to my mail. Call +49 30 12 34 56 between 9 and 17."],
    ["a day that has passed", "I was away until November 20, 2026."],
    ["today", "I am out today, November 25."],
    ["a day beyond any leave", "I am on leave until 1 September 2029."],
    ["a far day that is no return", "I am away. Meet us at the fair on 20 March 2027."],
    ["the last year's end", "I was away until November 20."],
    ["opening hours", "I am away. Our office is open Monday to Friday, 24/7 hotline 0800 12 34 56."],
    ["a version or a price", "I am away. Version 5.12 costs 4.12 EUR."],
    ["a good morning", "Guten Morgen, ich habe wenig Zugriff auf meine Mails."],
    ["a number that is no day", "We have your request #20261204 and answer soon."],
    ["a day far below", `I am away.${" Thank you for your patience.".repeat(25)} Meet us on December 3!`],
  ])("is not guessed from %s", (_what, text) => {
    expect(returnDay(text, received)).toBeNull();
  });
});
