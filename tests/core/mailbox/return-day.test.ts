import { describe, expect, it } from "vitest";
import { returnDay } from "../../../src/core/mailbox/return-day.ts";

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
  ])("is read from: %s", (text, day) => {
    expect(returnDay(text, received)).toEqual(new Date(`${day}T10:30:00Z`));
  });

  it.each([
    ["no day at all", "I have little access to my mail. Call +49 30 12 34 56 between 9 and 17."],
    ["a day that has passed", "I was away until November 20, 2026."],
    ["today", "I am out today, November 25."],
    ["a day beyond any holiday", "I am on leave until 1 September 2027."],
    ["a number that is no day", "We have your request #20261204 and answer soon."],
    ["a day far below", `I am away.${" Thank you for your patience.".repeat(25)} Meet us on December 3!`],
  ])("is not guessed from %s", (_what, text) => {
    expect(returnDay(text, received)).toBeNull();
  });
});
