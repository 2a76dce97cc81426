import { describe, expect, it } from "vitest";
import { asksToStop } from "../../../src/core/mailbox/asks-to-stop.ts";

describe("a reply that asks to be left in peace", () => {
  it.each([
    "STOP",
    "Unsubscribe.",
    "unsubscribe please!",
    "Remove\n\nLea Lind\nHead of Things",
    "Please remove me from your mailing list.",
    "Take us off this list, thanks",
    "Hi Ann, not interested, please remove me. Lea",
    "Stop emailing me",
    "Please don’t contact me again.",
    "Do not send me any more of these.",
    "No more emails please",
    "How do I unsubscribe?",
    "I want to opt out",
    "Please delete my data",
    "Abmelden",
    "Kein Interesse. Bitte löschen Sie meine Daten aus Ihrer Datenbank.",
    "Bitte nehmen Sie mich aus dem Verteiler.",
    "Schreiben Sie mir bitte nicht mehr.",
    "Ich möchte keine weiteren E-Mails.",
    "Désinscription",
    "Merci de me retirer de votre liste.",
    "Ne me contactez plus svp",
    "Baja",
    "Por favor, no me escriban más.",
    "Quiero darme de baja",
    "Cancellatemi dalla lista",
    "Non desidero più ricevere le vostre mail",
    "Por favor, não me envie mais e-mails",
    "Graag afmelden",
    "Verwijder mij uit uw bestand",
    "Proszę o usunięcie mojego adresu",
    "Avregistrera",
    "Отписаться",
    "退订",
  ])("is heard: %s", (text) => {
    expect(asksToStop(text, "Re: Quick question")).toBe(true);
  });

  it("is heard in the subject of an empty mail", () => {
    expect(asksToStop("", "Unsubscribe")).toBe(true);
    expect(asksToStop("\n", "Re: Quick question")).toBe(false);
  });
});

describe("a reply that only sounds like it", () => {
  it.each([
    "Yes, let's talk on Thursday.",
    "I am not interested right now, maybe next year.",
    "Please don't remove me from the list, I want to hear more!",
    "I did not unsubscribe, why did the mails stop?",
    "Can you take me through your system on Monday?",
    "Drop me an email with the list of features.",
    "Please don't contact me before Monday, I'm travelling.",
    "Don't send me the PDF, a link is better.",
    "We had to stop the project, but would restart it in spring.",
    "Does your product handle unsubscribe links and opt-out lists?",
    "Kannst du mich am Montag nicht anrufen, sondern am Dienstag?",
    "Wir löschen gerade unsere alte Datenbank und suchen etwas Neues.",
    "Pouvez-vous me contacter jeudi ?",
    "Me puede escribir mañana?",
    "Ik wil graag meer weten",
  ])("is an answer: %s", (text) => {
    expect(asksToStop(text, "Re: Quick question")).toBe(false);
  });

  it("is left to a person when it is long", () => {
    const long = `Hi Ann, ${"we looked at what you sent and have some questions about it. ".repeat(6)}By the way, how do I unsubscribe my old address?`;
    expect(asksToStop(long, "Re: Quick question")).toBe(false);
  });
});
